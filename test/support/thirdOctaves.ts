// The spectrum of noise, in thirds of an octave.
import { createFft } from '../../src/math/fft.ts';
import { blackmanHarris, powerDecibels, sumOf } from './renderUnit.ts';

/** Power per hertz in bins of rate/size: the mean over windows that overlap by half (P. D. Welch, 1967). */
export function densityOf(x: Float32Array, size: number, sampleRate: number): Float64Array {
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

/** What each third octave of pink noise is above the power that is promised, in dB: an octave has an RMS of 0.05. */
export const pinkDeviations = (density: Float64Array, binHz: number, sampleRate: number) =>
  centres(sampleRate).map((hz) => {
    const power = powerBetween(density, hz * 2 ** (-1 / 6), hz * 2 ** (1 / 6), binHz);
    return powerDecibels(power / (0.05 ** 2 / 3));
  });
