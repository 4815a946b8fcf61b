import { describe, expect, it } from 'vitest';
import {
  decibels,
  firstDifference,
  impulse,
  partialOf,
  peakOf,
  renderEffect,
  spectrumOf,
  sumOf,
  testNoise,
} from '../../../test/support/renderUnit.ts';
import { effect, param } from '../../ir/index.ts';
import { dcBlock } from './dcBlock.ts';

/** |H| of s/(s + 1) with s = j·tan(πf/rate)/tan(πc/rate): the bilinear transform that keeps the cutoff in place. */
function magnitude(hz: number, cutoffHz: number, rate: number): number {
  const w = Math.tan((Math.PI * hz) / rate) / Math.tan((Math.PI * cutoffHz) / rate);
  return w / Math.hypot(1, w);
}

describe('dcBlock', () => {
  it.each([
    [5, 44100],
    [20, 44100],
    [200, 44100],
    [5, 8000],
    [5, 192000],
  ])('%i Hz at %i Hz is the filter of its formula, within 0.01 dB', async (cutoffHz, sampleRate) => {
    const frames = 2 ** 18;
    const [y] = await renderEffect((x) => dcBlock({ cutoffHz })(x), impulse(frames), { frames, sampleRate });
    const { re, im } = spectrumOf(y);
    let worst = 0;
    for (let bin = 1; bin <= frames / 2; bin += 1 + Math.floor(bin / 50)) {
      const wanted = magnitude((bin * sampleRate) / frames, cutoffHz, sampleRate);
      const error = Math.abs(decibels(Math.hypot(re[bin]!, im[bin]!) / wanted));
      if (wanted > 1e-3) worst = Math.max(worst, error);
    }
    expect(worst).toBeLessThan(0.01);
  });

  it.each([
    [5, 44100],
    [100, 8000],
    [1000, 8000],
    [1000, 192000],
  ])('%i Hz at %i Hz: −3 dB there, and 0 dB far above', async (cutoffHz, sampleRate) => {
    const frames = 2 ** 17;
    const sine = (hz: number) =>
      Float32Array.from({ length: frames }, (_, at) => Math.sin((2 * Math.PI * hz * at) / sampleRate));
    for (const [hz, wanted] of [
      [cutoffHz, -3.01],
      [0.45 * sampleRate, 0],
    ] as const) {
      const [y] = await renderEffect((x) => dcBlock({ cutoffHz })(x), sine(hz), { frames, sampleRate });
      expect(decibels(partialOf(y, hz, sampleRate).amplitude), `${hz} Hz`).toBeCloseTo(
        wanted,
        hz === cutoffHz ? 1 : 0.7,
      );
    }
  });

  it('takes DC away, to exactly 0 in the end', async () => {
    const frames = 2 * 44100;
    const [y] = await renderEffect((x) => dcBlock()(x), new Float32Array(frames).fill(0.8), { frames });
    // It fades by e every 31.8 ms.
    for (const at of [0, 1404, 7018, 14037])
      expect(y[at]! / (0.8 * Math.exp((-2 * Math.PI * 5 * at) / 44100))).toBeCloseTo(1, 2);
    expect(peakOf(y.subarray(44100))).toBeLessThan(1e-10);
    expect(peakOf(y.subarray(80_000))).toBe(0);
  });

  it('leaves noise without a mean, at 5 Hz by default', async () => {
    const frames = 2 ** 17;
    const noise = testNoise(frames).map((x) => 0.5 * x + 0.25);
    const [y] = await renderEffect((x) => dcBlock()(x), noise, { frames });
    const [five] = await renderEffect((x) => dcBlock({ cutoffHz: 5 })(x), noise, { frames });
    expect(firstDifference(y, five)).toBe(-1);
    const settled = y.subarray(2 ** 16);
    expect(Math.abs(sumOf(settled) / settled.length)).toBeLessThan(1e-3);
    const [live] = await renderEffect((x) => dcBlock({ cutoffHz: param('cutoff', 5) })(x), noise, { frames });
    expect(firstDifference(live, y)).toBe(-1);
  });

  it('clamps a cutoff that is a signal, and refuses a constant out of range', async () => {
    const noise = testNoise(5000);
    const at = async (cutoff: number) =>
      (await renderEffect((x) => dcBlock({ cutoffHz: param('cutoff', cutoff) })(x), noise, { frames: 5000 }))[0];
    expect(firstDifference(await at(-100), await at(0.1))).toBe(-1);
    expect(firstDifference(await at(1e9), await at(1000))).toBe(-1);
    for (const cutoffHz of [0, -1, 1001, NaN]) {
      expect(() => effect('block', (x) => dcBlock({ cutoffHz })(x))).toThrow(
        expect.objectContaining({ code: 'out_of_range', path: expect.stringMatching(/\/cutoffHz$/) as unknown }),
      );
    }
  });
});
