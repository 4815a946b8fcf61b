import { describe, expect, it } from 'vitest';
import { firstDifference, renderEffect, renderVoice, testNoise } from '../../../test/support/renderUnit.ts';
import {
  control,
  delayLine,
  effect,
  frequency,
  gate,
  intRegister,
  jobTime,
  num,
  param,
  previous,
  recur,
  register,
  sampleRate,
  shuffle,
  time,
  type F32,
} from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { phasor } from '../oscillators/phasor.ts';
import { ladder } from '../filters/ladder.ts';
import { unroll } from './unroll.ts';

type Body = (x: F32) => F32;

/** A voice that hears 1, runs a body so many times a sample, and gives what one of the runs gave. */
const heard = (body: Body, factor: number, which: number, frames = 100): Promise<Float32Array> =>
  renderVoice(
    () => {
      const one = time().toFloat().mul(0).add(1);
      return unroll(body, factor, one).run(Array.from({ length: factor }, () => one))[which]!;
    },
    { frames, values: { frequency: 1000, gate: 60 } },
  );

describe('unroll', () => {
  it('passes registers from one sub-sample to the next, and on to the next sample', async () => {
    const sum: Body = (x) => recur((y) => y.add(x));
    const count: Body = () => {
      const state = intRegister(-3);
      state.set(state.value.add(2));
      return state.value.toFloat();
    };
    for (const which of [0, 1, 2]) {
      const sums = await heard(sum, 3, which);
      const counts = await heard(count, 3, which);
      for (let at = 0; at < 100; at++) {
        expect(sums[at]).toBe(3 * at + which + 1);
        expect(counts[at]).toBe(2 * (3 * at + which) - 3);
      }
    }
  });

  it('lets a body hear the sub-sample before', async () => {
    const frames = 50;
    const input = testNoise(frames);
    const [y] = await renderEffect(
      (x) => {
        const [first, second] = unroll((s) => previous(s).add(previous(previous(s)).mul(10)), 2, x).run([x, x.mul(2)]);
        return first!.add(second!.mul(100));
      },
      input,
      { frames },
    );
    for (let at = 2; at < frames; at++) {
      const wanted = 2 * input[at - 1]! + 10 * input[at - 1]! + 100 * (input[at]! + 20 * input[at - 1]!);
      expect(y[at]).toBeCloseTo(wanted, 2);
    }
  });

  it('once a sample, is the body itself', async () => {
    const frames = 3000;
    const body: Body = (x) => ladder({ cutoffHz: param('cutoffHz', 900), resonance: 0.8, driveDb: 12 })(x);
    const noise = testNoise(frames);
    const [once] = await renderEffect((x) => unroll(body, 1, x).run([x])[0]!, noise, { frames });
    const [itself] = await renderEffect(body, noise, { frames });
    expect(firstDifference(once, itself)).toBe(-1);
  });

  it('runs the clock faster inside', async () => {
    const clocks: [Body, (subSample: number) => number][] = [
      [() => sampleRate(), () => 4 * 44100],
      [() => time().toFloat(), (at) => at],
      [() => jobTime().toFloat(), (at) => at],
      [() => time().sub(gate()).toFloat(), (at) => at - 4 * 60],
      [() => phasor(frequency()).phase.toFloat(), (at) => Math.fround(((at * 1000) / (4 * 44100)) * 2 ** 32)],
      [
        () => phasor(frequency().add(time().toFloat().mul(0))).phase.toFloat(),
        (at) => ((at * 1000) / (4 * 44100)) * 2 ** 32,
      ],
    ];
    for (const [body, wanted] of clocks) {
      for (const which of [0, 3]) {
        const y = await heard(body, 4, which, 20);
        y.forEach((value, at) =>
          expect(Math.abs(value - wanted(4 * at + which))).toBeLessThan(1 + 1e-6 * Math.abs(value)),
        );
      }
    }
    expect(await heard(() => whiteNoise(), 2, 0)).not.toEqual(await heard(() => whiteNoise(), 2, 1));
  });

  it('lets signals from outside stand still', async () => {
    const frames = 40;
    const [y] = await renderEffect(
      (x) => {
        const outside = time().toFloat();
        const moved = control(outside.mul(0).add(2));
        const runs = unroll((s) => s.mul(outside).mul(moved).add(control(sampleRate())), 2, x).run([x, x.mul(3)]);
        return runs[1]!.sub(runs[0]!);
      },
      new Float32Array(frames).fill(1),
      { frames },
    );
    for (let at = 0; at < frames; at++) expect(y[at]).toBeCloseTo(2 * 2 * at, 1);
  });

  it('takes bodies that return what they hear, a signal from outside, or one that is their own', async () => {
    for (const [body, wanted] of [
      [(x: F32) => x, 1],
      [() => num(7), 7],
      [() => previous(num(5)), 5],
    ] as const) {
      expect((await heard(body, 2, 1))[50]).toBe(wanted);
    }
  });

  it('knows which bodies have to run in order', () => {
    const inOrder = (body: Body): boolean => {
      let result: boolean | undefined;
      effect('tried', (x) => {
        const unrolled = unroll(body, 2, x);
        result = unrolled.inOrder;
        return unrolled.run([x, x])[1]!;
      });
      return result!;
    };
    expect(inOrder((x) => x.mul(x))).toBe(false);
    expect(inOrder((x) => x.mul(control(param('gain', 1))))).toBe(false);
    expect(inOrder((x) => recur((y) => y.add(x)))).toBe(true);
    expect(inOrder((x) => previous(x))).toBe(true);
    expect(inOrder((x) => x.mul(time().toFloat()))).toBe(true);
    expect(inOrder((x) => shuffle(x, x, [1, 0, 3, 2]))).toBe(true);
  });

  it('refuses what cannot be repeated within a sample, and says where it is', () => {
    const delayed: Body = (x) => {
      const line = delayLine(0.1);
      line.write(x);
      return line.tap(3);
    };
    const outer: Body[] = [delayed, (x) => control(x), (x) => control(recur((y) => y.add(x)))];
    for (const body of outer) {
      expect(() => effect('fx', (x) => unroll(body, 2, x).run([x, x])[0]!)).toThrow(
        expect.objectContaining({ code: 'not_unrollable', path: 'fx' }),
      );
    }
    const foreign = () =>
      effect('fx', (x) => {
        const state = register();
        return unroll((s) => (state.set(s), state.value.add(s)), 2, x).run([x, x])[0]!;
      });
    expect(foreign).toThrow(expect.objectContaining({ code: 'not_unrollable', path: 'fx' }));
  });
});
