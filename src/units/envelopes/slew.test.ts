import { describe, expect, it } from 'vitest';
import { firstDifference, peakOf, renderEffect, testNoise, worstError } from '../../../test/support/renderUnit.ts';
import { param } from '../../ir/index.ts';
import { slew, type SlewOptions } from './slew.ts';

const slewed = async (x: Float32Array, options: SlewOptions, sampleRate = 44100) =>
  (await renderEffect((bus) => slew(bus, options), x, { frames: x.length, sampleRate }))[0];

/** −1 first, then 1, then −1 again. */
const pulse = (frames: number, from: number, to: number) =>
  Float32Array.from({ length: frames }, (_, at) => (at < from || at >= to ? -1 : 1));

describe('slew', () => {
  it.each([
    [0.01, 0.02, 44100],
    [0.05, 0, 44100],
    [0, 0.003, 44100],
    [0.0301, 0.0107, 8000],
    [0.02, 0.01, 192000],
  ])('rises by 1 in %d s and falls by 1 in %d s, along lines that end exactly', async (riseSec, fallSec, rate) => {
    const [up, down] = [riseSec * rate, fallSec * rate];
    const from = 100;
    const to = Math.ceil(from + 2 * up + 200);
    const x = pulse(Math.ceil(to + 2 * down + 200), from, to);
    const y = await slewed(x, { riseSec, fallSec }, rate);
    const wanted = (at: number) => {
      if (at < from) return -1;
      if (at < to) return Math.min(1, -1 + (at - from + 1) / up);
      return Math.max(-1, 1 - (at - to + 1) / down);
    };
    expect(worstError(y, wanted)).toBeLessThan(5e-7);
    expect(new Set(y.subarray(to - 150, to))).toEqual(new Set([1]));
    expect(new Set(y.subarray(-150))).toEqual(new Set([-1]));
  });

  it('follows any signal as the recursion in float64 does', async () => {
    const x = testNoise(20_000).map((value, at) => 0.1 * value + Math.sin(at / 300));
    const y = await slewed(x, { riseSec: 0.004, fallSec: 0.002 });
    const [rise, fall] = [1 / (0.004 * 44100), 1 / (0.002 * 44100)];
    let state = x[0]!;
    const wanted = Float64Array.from(x, (value) => (state += Math.min(rise, Math.max(-fall, value - state))));
    expect(worstError(y, wanted)).toBeLessThan(3e-6);
  });

  it('takes a minute for a minute at 192 kHz, where a step is hardly more than a rounding error', async () => {
    // A quarter of the way, in the octave where rounding is worst: without the carry it would take 21 s.
    const samples = 15 * 192000;
    const x = new Float32Array(samples + 1000).fill(1, 1);
    x[0] = 0.75;
    const y = await slewed(x, { riseSec: 60, fallSec: 0 }, 192000);
    expect(Math.abs(y.indexOf(1) - samples)).toBeLessThanOrEqual(2);
    expect(worstError(y, (at) => Math.min(1, 0.75 + at / (4 * samples)))).toBeLessThan(2e-7);
  });

  it('moves large numbers too: 1 Hz per second, at 8 kHz', async () => {
    const x = new Float32Array(44100).fill(8000, 1);
    x[0] = 7999;
    const y = await slewed(x, { riseSec: 1, fallSec: 1 });
    expect(worstError(y, (at) => 7999 + at / 44100)).toBeLessThan(5e-4);
  });

  it('begins at the first value, and is the signal itself without limits', async () => {
    const x = testNoise(5000);
    expect((await slewed(x, { riseSec: 10, fallSec: 10 }))[0]).toBe(x[0]);
    expect(firstDifference(await slewed(x, { riseSec: 0, fallSec: 0 }), x)).toBe(-1);
  });

  it('is not thrown by NaN: it takes it for 0, and a limit holds while it does', async () => {
    const x = new Float32Array(3000).fill(0.5);
    x.fill(NaN, 1000, 1003);
    const y = await slewed(x, { riseSec: 0.01, fallSec: 0.01 });
    expect(peakOf(y)).toBe(0.5);
    expect(y[1002]).toBeCloseTo(0.5 - 3 / 441, 5);
    expect(y[1010]).toBe(0.5);
  });

  it('takes signals out of range for the ends of the range', async () => {
    const x = testNoise(5000);
    const at = async (riseSec: number, fallSec: number) =>
      (
        await renderEffect(
          (bus) => slew(bus, { riseSec: param('rise', riseSec), fallSec: param('fall', fallSec) }),
          x,
          {
            frames: 5000,
          },
        )
      )[0];
    expect(firstDifference(await at(-1, 61), await at(0, 60))).toBe(-1);
    expect(firstDifference(await at(1e9, NaN), await at(60, 0))).toBe(-1);
  });
});
