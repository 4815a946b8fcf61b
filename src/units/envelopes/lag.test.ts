import { describe, expect, it } from 'vitest';
import { firstDifference, peakOf, renderEffect, testNoise, worstError } from '../../../test/support/renderUnit.ts';
import { param } from '../../ir/index.ts';
import { lag } from './lag.ts';

const lagged = async (x: Float32Array, timeSec: number, sampleRate = 44100) =>
  (await renderEffect((bus) => lag(bus, { timeSec }), x, { frames: x.length, sampleRate }))[0];

/** 0 at the first sample, then 1. */
const step = (frames: number) => new Float32Array(frames).fill(1, 1);

describe('lag', () => {
  it.each([
    [0.0005, 8000],
    [0.01, 44100],
    [0.3, 44100],
    [5, 44100],
    [0.02, 192000],
  ])('%d s at %i Hz: a step is answered with 1 − e^(−t/T)', async (timeSec, sampleRate) => {
    const samples = timeSec * sampleRate;
    const y = await lagged(step(Math.ceil(8 * samples) + 100), timeSec, sampleRate);
    // The time constant is right up to 1/(12·T²) of itself (and higher powers): that is 1/(12·T²)/e of the level at most.
    const bound = 1.01 / (12 * samples * samples * Math.E) + 1e-6;
    expect(worstError(y, (at) => 1 - Math.exp(-at / samples))).toBeLessThan(bound);
  });

  it('a minute at 192 kHz neither stands still nor drifts', async () => {
    const y = await lagged(step(10 * 192000), 60, 192000);
    expect(worstError(y, (at) => -Math.expm1(-at / (60 * 192000)))).toBeLessThan(3e-7);
  });

  it('arrives: a second after a step of a lag of 20 ms nothing is left, of whatever size', async () => {
    for (const height of [1, 440.5, 1e-3, -8000]) {
      const x = step(44100).map((value) => value * height);
      const y = await lagged(x, 0.02);
      expect(new Set(y.subarray(-1000))).toEqual(new Set([Math.fround(height)]));
    }
  });

  it('fades to exactly 0', async () => {
    const x = new Float32Array(60_000);
    x[0] = 1;
    const y = await lagged(x, 0.02);
    expect(peakOf(y.subarray(50_000))).toBe(0);
    expect(y.every((value) => value === 0 || value >= 1e-20)).toBe(true);
  });

  it('begins at the first value, and is the signal itself at 0 s', async () => {
    const x = testNoise(5000);
    expect((await lagged(x, 10))[0]).toBe(x[0]);
    expect(firstDifference(await lagged(x, 0), x)).toBe(-1);
    expect(firstDifference(await lagged(new Float32Array(100).fill(0.7), 1), new Float32Array(100).fill(0.7))).toBe(-1);
  });

  it('takes a time out of range for the end of the range', async () => {
    const x = testNoise(5000);
    const at = async (time: number) =>
      (await renderEffect((bus) => lag(bus, { timeSec: param('time', time) }), x, { frames: 5000 }))[0];
    expect(firstDifference(await at(-1), await at(0))).toBe(-1);
    expect(firstDifference(await at(1e9), await at(60))).toBe(-1);
    expect(firstDifference(await at(NaN), await at(0))).toBe(-1);
  });
});
