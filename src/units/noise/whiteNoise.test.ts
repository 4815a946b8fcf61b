import { describe, expect, it } from 'vitest';
import {
  firstDifference,
  peakOf,
  powerDecibels,
  powersOf,
  renderVoices,
  sumOf,
  transform,
} from '../../../test/support/renderUnit.ts';
import { whiteNoise } from './whiteNoise.ts';

const FRAMES = 2 ** 17;
/** How far a mean of that many independent values may be from its expectation, in standard deviations. */
const SIGMAS = 5;

const seeds = [0, 1, 2, -1759636613] as const;
const [first, second] = await Promise.all([
  renderVoices(() => ({ out: [whiteNoise(), whiteNoise()] }), { frames: FRAMES, values: { seed: seeds } }),
  renderVoices(() => whiteNoise(), { frames: FRAMES, values: { seed: 77 } }),
]);
/** Four notes of two instances each, and a note of another graph. */
const noises = [...first.flat(), second[0]![0]];

describe('whiteNoise', () => {
  it('is uniform between −1 and 1: mean 0, RMS 1/√3, every value as often as any other', () => {
    for (const x of noises) {
      const moment = (power: number) => x.reduce((sum, value) => sum + value ** power, 0) / FRAMES;
      for (const power of [1, 2, 3, 4]) {
        const expected = power % 2 === 1 ? 0 : 1 / (power + 1);
        const deviation = Math.sqrt((1 / (2 * power + 1) - expected ** 2) / FRAMES);
        expect(Math.abs(moment(power) - expected), `moment ${power}`).toBeLessThan(SIGMAS * deviation);
      }
      const counts = new Float64Array(256);
      for (const value of x) counts[Math.floor((value + 1) * 128)]!++;
      // Chi-squared with 255 degrees of freedom: mean 255, deviation √510.
      const chi = sumOf(counts.map((count) => (count - FRAMES / 256) ** 2 / (FRAMES / 256)));
      expect(Math.abs(chi - 255)).toBeLessThan(SIGMAS * Math.sqrt(510));
      expect(peakOf(x)).toBeLessThanOrEqual(1);
    }
  });

  it('has a flat spectrum', () => {
    const size = 4096;
    const bands = 32;
    for (const x of noises) {
      const power = new Float64Array(bands);
      for (let at = 0; at < FRAMES; at += size) {
        const powers = powersOf(x.subarray(at, at + size));
        for (let bin = 1; bin < size / 2; bin++) power[Math.floor((bin * bands * 2) / size)]! += powers[bin]!;
      }
      // 64 bins of 32 spectra each: one standard deviation is 2.2 %.
      const expected = (FRAMES / size) * (size / 2 / bands) * (size / 3);
      for (const [band, value] of power.entries()) {
        const bins = band === 0 ? 63 / 64 : 1;
        expect(Math.abs(powerDecibels(value / expected / bins)), `band ${band}`).toBeLessThan(0.45);
      }
    }
  });

  it('is unlike itself and unlike any other note, seed and instance, at every lag', () => {
    const size = 2 ** 15;
    const spectra = noises.map((x) => {
      const re = Float64Array.from(x.subarray(0, size));
      const im = new Float64Array(size);
      transform(re, im);
      return { re, im };
    });
    for (const [i, a] of spectra.entries()) {
      for (const b of spectra.slice(i)) {
        // The circular correlation at all lags, by way of the spectra.
        const re = a.re.map((value, bin) => value * b.re[bin]! + a.im[bin]! * b.im[bin]!);
        const im = a.im.map((value, bin) => value * b.re[bin]! - a.re[bin]! * b.im[bin]!);
        transform(re, im);
        const correlations = re.map((value) => value / size / (size / 3));
        if (a === b) correlations[0] = 0;
        const worst = correlations.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        // The largest of 32,768 normal values lies at 4.2 deviations.
        expect(worst * Math.sqrt(size)).toBeLessThan(6);
      }
    }
  });

  it('is the same for the same seed, whatever the lane', async () => {
    const notes = await renderVoices(() => whiteNoise(), { frames: 1000, values: { seed: 77 } });
    for (const [x] of notes) expect(firstDifference(x, second[0]![0].subarray(0, 1000))).toBe(-1);
  });
});
