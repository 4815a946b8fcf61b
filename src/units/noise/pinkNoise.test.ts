import { describe, expect, it } from 'vitest';
import {
  blackmanHarris,
  correlation,
  firstDifference,
  peakOf,
  powerDecibels,
  renderVoices,
  rmsOf,
  sumOf,
} from '../../../test/support/renderUnit.ts';
import { createFft } from '../../math/fft.ts';
import { pinkNoise } from './pinkNoise.ts';

const seeds = [0, 1, 2, -1759636613] as const;
const notesAt = async (sampleRate: number, seconds: number) =>
  (await renderVoices(() => pinkNoise(), { frames: seconds * sampleRate, sampleRate, values: { seed: seeds } })).map(
    ([x]) => x,
  );

/** Power per hertz in bins of rate/size: the mean over windows that overlap by half (P. D. Welch, 1967). */
function densityOf(x: Float32Array, size: number, sampleRate: number): Float64Array {
  const window = blackmanHarris(size);
  const { real } = createFft(size);
  const [windowed, re, im] = [new Float64Array(size), new Float64Array(size / 2 + 1), new Float64Array(size / 2 + 1)];
  const density = new Float64Array(size / 2 + 1);
  let count = 0;
  for (let from = 0; from + size <= x.length; from += size / 2, count++) {
    for (let at = 0; at < size; at++) windowed[at] = window[at]! * x[from + at]!;
    real(windowed, re, im);
    for (let bin = 0; bin < density.length; bin++) density[bin]! += re[bin]! * re[bin]! + im[bin]! * im[bin]!;
  }
  const scale = 2 / (count * sampleRate * sumOf(window.map((weight) => weight * weight)));
  return density.map((power) => power * scale);
}

/** The power between two frequencies; bins count as far as they are inside. */
function powerBetween(density: Float64Array, low: number, high: number, binHz: number): number {
  let power = 0;
  for (let bin = Math.floor(low / binHz); bin <= Math.ceil(high / binHz); bin++) {
    const inside = Math.min(high, (bin + 0.5) * binHz) - Math.max(low, (bin - 0.5) * binHz);
    power += density[bin]! * Math.max(0, inside);
  }
  return power;
}

/** Third octaves by their centres, from 40 Hz to the highest that fits below 0.48 of the sample rate, at most 16 kHz. */
const centres = (sampleRate: number) =>
  Array.from({ length: 27 }, (_, k) => 1000 * 2 ** ((k - 14) / 3)).filter(
    (hz) => hz * 2 ** (1 / 6) < 0.48 * sampleRate,
  );

/** What each third octave is above the power that is promised: an octave has an RMS of 0.05. */
const deviations = (density: Float64Array, binHz: number, sampleRate: number) =>
  centres(sampleRate).map((hz) => {
    const power = powerBetween(density, hz * 2 ** (-1 / 6), hz * 2 ** (1 / 6), binHz);
    return powerDecibels(power / (0.05 ** 2 / 3));
  });

describe('pinkNoise', () => {
  it.each([
    // The rate, seconds, the resolution that a third octave at 40 Hz asks for, and how far each may be off: there a minute has
    // 550 independent values, so that one standard deviation is 0.18 dB, and the filter itself is up to 0.25 dB off.
    [44100, 60, 2 ** 16, 1],
    [8000, 60, 2 ** 14, 1],
    [192000, 6, 2 ** 18, 2],
  ])('at %i Hz falls by 3 dB per octave, third octave by third octave', async (sampleRate, seconds, size, limit) => {
    const densities = (await notesAt(sampleRate, seconds)).map((x) => densityOf(x, size, sampleRate));
    const mean = densities[0]!.map((_, bin) => sumOf(densities.map((density) => density[bin]!)) / 4);
    for (const [density, bound] of [...densities.map((each) => [each, limit] as const), [mean, 0.7 * limit] as const]) {
      for (const [band, level] of deviations(density, sampleRate / size, sampleRate).entries())
        expect(Math.abs(level), `third octave ${band}`).toBeLessThan(bound);
    }
  });

  it.each([
    [44100, 0.1846],
    [8000, 0.1607],
    [192000, 0.1947],
  ])('at %i Hz has an RMS of %d, no mean, and peaks below 1', async (sampleRate, rms) => {
    const notes = await notesAt(sampleRate, 10);
    // The lowest octaves are the fewest independent values: a tenth of a decibel for 40 seconds in all.
    expect(Math.abs(powerDecibels(sumOf(notes.map((x) => rmsOf(x) ** 2)) / 4 / rms ** 2))).toBeLessThan(0.3);
    for (const x of notes) {
      expect(peakOf(x)).toBeLessThan(1);
      // The density at 0 Hz is that at 5 Hz, 0.05²/ln 2/5 Hz: over 10 s the mean has a deviation of 0.006.
      expect(Math.abs(sumOf(x) / x.length)).toBeLessThan(0.025);
    }
  });

  it('is another one for each seed and instance, and the same in each lane', async () => {
    const frames = 2 ** 17;
    const body = () => ({ out: [pinkNoise(), pinkNoise()] as const });
    const notes = (await renderVoices(body, { frames, values: { seed: seeds } })).flat();
    for (const [i, a] of notes.entries()) {
      // Three seconds of pink noise are worth some hundred independent values.
      for (const b of notes.slice(i + 1)) expect(Math.abs(correlation(a, b))).toBeLessThan(0.3);
    }
    const same = await renderVoices(body, { frames, values: { seed: 1 } });
    for (const [x] of same) expect(firstDifference(x, notes[2]!)).toBe(-1);
  });
});
