import { describe, expect, it } from 'vitest';
import {
  decibels,
  firstDifference,
  peakOf,
  renderEffect,
  testNoise,
  type Stereo,
} from '../../../test/support/renderUnit.ts';
import { perLane } from '../../ir/index.ts';
import { compressor, type CompressorOptions } from './compressor.ts';

const RATE = 44100;
/** That of the drum loop of the reference patches. */
const DRUMS = { thresholdDb: -18, ratio: 4, attackSec: 0.005, releaseSec: 0.1, makeUpDb: 8.1 };

const played = (options: CompressorOptions, input: Float32Array | Stereo, sampleRate = RATE) =>
  renderEffect((x) => compressor(x, options), input, {
    frames: (input instanceof Float32Array ? input : input[0]).length,
    sampleRate,
  });

/** The gain computer, as the paper writes it: output level for an input level, both in decibels. */
function staticCurve(
  level: number,
  { thresholdDb: threshold, ratio, kneeDb: knee = 0 }: Record<'thresholdDb' | 'ratio', number> & { kneeDb?: number },
): number {
  const over = level - threshold;
  if (2 * over < -knee) return level;
  if (2 * Math.abs(over) <= knee && knee > 0) return level + ((1 / ratio - 1) * (over + knee / 2) ** 2) / (2 * knee);
  return threshold + over / ratio;
}

/** A signal whose size does not change, and whose sign does. */
const steady = (level: number, frames: number) =>
  Float32Array.from({ length: frames }, (_, at) => 10 ** (level / 20) * (at % 2 ? -1 : 1));
const LEVELS = [-70, -40, -24, -19, -18, -17, -12, -6, -3, 0, 6, 24];

describe('compressor', () => {
  it.each([
    [-18, 4, 0],
    [-18, 4, 12],
    [-40, 2, 6],
    [-30, 100, 40],
    [0, 8, 0],
    [-12, 1, 10],
  ])(
    'has the static curve of the paper at %i dB, %i:1, knee %i dB, within 0.01 dB',
    async (thresholdDb, ratio, kneeDb) => {
      const curve = { thresholdDb, ratio, kneeDb };
      const frames = 3000;
      for (const level of LEVELS) {
        const [y] = await played({ ...curve, attackSec: 0.001, releaseSec: 0.01 }, steady(level, frames));
        expect(decibels(Math.abs(y[frames - 1]!)) - staticCurve(level, curve), `${level} dB`).toBeCloseTo(0, 2);
      }
    },
  );

  it('holds the same curve for sines from 1 kHz on, within 0.1 dB', async () => {
    const frames = RATE;
    for (const hz of [1000, 5000]) {
      for (const level of [-24, -12, 0]) {
        const tone = Float32Array.from(
          { length: frames },
          (_, at) => 10 ** (level / 20) * Math.sin((2 * Math.PI * hz * at) / RATE),
        );
        const [y] = await played(DRUMS, tone);
        const got = decibels(peakOf(y.subarray(frames / 2)));
        expect(Math.abs(got - staticCurve(level, DRUMS) - DRUMS.makeUpDb), `${hz} Hz at ${level} dB`).toBeLessThan(0.1);
      }
    }
  });

  it.each([
    [0.005, 0.1, 44100],
    [0.05, 0.5, 8000],
    [0.001, 0.02, 192000],
  ])('attacks with %d s and releases with %d s at %i Hz', async (attackSec, releaseSec, rate) => {
    const [loud, quiet] = [-2, -30];
    const rises = Math.round(0.01 * rate);
    const falls = rises + Math.round(10 * attackSec * rate + 3 * releaseSec * rate);
    const frames = falls + Math.round(4 * releaseSec * rate);
    const x = steady(loud, frames).map((value, at) =>
      at >= rises && at < falls ? value : value * 10 ** ((quiet - loud) / 20),
    );
    const [y] = await played({ thresholdDb: -18, ratio: 4, attackSec, releaseSec }, x, rate);
    const reduction = (at: number) => -decibels(Math.abs(y[at]! / x[at]!));
    const full = 0.75 * 16;
    expect(reduction(rises - 1)).toBeCloseTo(0, 4);
    for (const share of [0.2, 1, 3]) {
      const at = rises + Math.round(share * attackSec * rate);
      const wanted = full * (1 - Math.exp(-(at - rises + 1) / (attackSec * rate)));
      expect(Math.abs(reduction(at) / wanted - 1), `${share} of the attack`).toBeLessThan(0.01);
    }
    for (const share of [0.3, 1, 3]) {
      // The level falls exponentially, and the gain follows it with the time of the attack: both one after the other.
      const at = falls + Math.round(share * releaseSec * rate);
      const [a, r] = [Math.exp(-1 / (attackSec * rate)), Math.exp(-1 / (releaseSec * rate))];
      let [level, gain] = [full, full];
      for (let n = falls; n <= at; n++) {
        level *= r;
        gain = level + (gain - level) * a;
      }
      expect(Math.abs(reduction(at) / gain - 1), `${share} of the release`).toBeLessThan(0.01);
    }
  });

  it('attacks at once with 0 s, and releases so', async () => {
    const x = steady(0, 400).map((value, at) => (at >= 100 && at < 200 ? value : value * 0.01));
    const [y] = await played({ thresholdDb: -20, ratio: 2, attackSec: 0, releaseSec: 0 }, x);
    expect(decibels(Math.abs(y[100]!))).toBeCloseTo(-10, 3);
    expect(y[99]).toBeCloseTo(x[99]!, 7);
    expect(y[200]).toBeCloseTo(x[200]!, 7);
  });

  it('gives both channels one gain, that of the louder', async () => {
    const frames = 4000;
    const loud = testNoise(frames, 1);
    const quiet = testNoise(frames, 2).map((value) => 0.01 * value);
    for (const [left, right] of [[loud, quiet] as const, [quiet, loud] as const]) {
      const [a, b] = await played(DRUMS, [left, right]);
      let apart = 0;
      for (let at = 0; at < frames; at++)
        apart = Math.max(apart, Math.abs(a[at]! / left[at]! / (b[at]! / right[at]!) - 1));
      expect(apart).toBeLessThan(1e-5);
      expect(decibels(Math.abs(a[frames - 1]! / left[frames - 1]!))).toBeLessThan(DRUMS.makeUpDb - 3);
    }
  });

  it('leaves what is below the threshold as it is, and silence silent', async () => {
    const x = testNoise(2000).map((value) => 0.1 * value);
    const [y] = await played({ thresholdDb: -18, ratio: 4 }, x);
    expect(firstDifference(y, x)).toBe(-1);
    expect(peakOf((await played(DRUMS, new Float32Array(500)))[0])).toBe(0);
  });

  it('forgets NaN and infinities as soon as they are over', async () => {
    const x = steady(-6, 3000);
    const clean = (await played(DRUMS, x))[0];
    x.set([NaN, Infinity, -Infinity, 3e38], 1000);
    const [y] = await played(DRUMS, x);
    expect(y.subarray(1004).every(Number.isFinite)).toBe(true);
    expect(Math.abs(y[2999]! - clean[2999]!)).toBeLessThan(1e-3);
  });

  it('compresses 24 dB over full scale by its curve too', async () => {
    const [y] = await renderEffect((x) => compressor(x.mul(perLane(16, 16, 16, 16)), DRUMS), steady(0, 10_000), {
      frames: 10_000,
    });
    expect(Math.abs(decibels(Math.abs(y[9999]!)) - staticCurve(decibels(16), DRUMS) - 8.1)).toBeLessThan(0.01);
  });
});
