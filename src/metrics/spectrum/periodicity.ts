/** How much a sound is like itself a moment later. */
import { arc } from './arc.ts';
import { fftOfSize } from './fftOfSize.ts';

/** Autocorrelations of several spectra. */
export interface Periodicity {
  /** In lags per s. */
  readonly rate: number;
  /**
   * For each spectrum the autocorrelation of what is below 5 kHz, from lag 0 on: 1 where the sound repeats itself, 0 for noise.
   * Empty for silence.
   */
  readonly correlations: readonly Float64Array[];
}

/** Lags per s, at least: eight in a period of 5 kHz. */
const LEAST_RATE = 40_000;

/** What is below is no pitch, in Hz. */
const LOWEST_HZ = 15;

/** Where the spectrum fades out, in Hz: above, periods would lie too close to each other for the lags. */
const [FULL_HZ, EMPTY_HZ] = [5000, 8000];

/** It does at this share of the spectrum at the latest: a tone at its end would be cut in half. */
const FULL_SHARE = 0.9;

/** Beyond this share of the frame too little of the sound overlaps with itself. */
const MOST_OVERLAP = 1 / 3;

/**
 * Normalised autocorrelations from power spectra of Hann windows, divided by that of the window (P. Boersma, "Accurate
 * short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled sound", IFA Proc. 17, 1993).
 *
 * @param spectra powers of bins 0 to half the size of the transform
 * @param windowSec length of the window
 * @param longestSec of the lags
 */
export function periodicity(
  spectra: readonly Float64Array[],
  binHz: number,
  windowSec: number,
  longestSec: number,
): Periodicity {
  let size = 1024;
  while (size * binHz < LEAST_RATE) size *= 2;
  const rate = size * binHz;
  const count = Math.floor(Math.min(longestSec, windowSec * MOST_OVERLAP) * rate) + 1;
  const weights = weightsOf(spectra[0]?.length ?? 1, binHz);
  const window = windowCorrelation(count, windowSec * rate, size);
  const [re, im] = [new Float64Array(size), new Float64Array(size)];

  const correlations: Float64Array[] = [];
  // Two real, even spectra are one complex one, and so are their correlations.
  for (let at = 0; at < spectra.length; at += 2) {
    const pair = spectra.slice(at, at + 2);
    pair.forEach((powers, part) => mirror(powers, weights, part === 0 ? re : im));
    if (pair.length === 1) im.fill(0);
    fftOfSize(size).complex(re, im);
    pair.forEach((_, part) => correlations.push(normalise(part === 0 ? re : im, window)));
  }
  return { rate, correlations };
}

function weightsOf(bins: number, binHz: number): Float64Array {
  const empty = Math.min(EMPTY_HZ, (bins - 1) * binHz);
  const full = Math.min(FULL_HZ, FULL_SHARE * empty);
  const weights = new Float64Array(Math.min(bins, Math.ceil(empty / binHz)));
  for (let bin = Math.ceil(LOWEST_HZ / binHz); bin < weights.length; bin++) {
    weights[bin] = Math.min(1, (empty - bin * binHz) / (empty - full));
  }
  return weights;
}

function mirror(powers: Float64Array, weights: Float64Array, target: Float64Array): void {
  target.fill(0);
  for (let bin = 1; bin < weights.length; bin++) {
    target[bin] = target[target.length - bin] = powers[bin]! * weights[bin]!;
  }
}

/**
 * Boersma's equation 8, of a Hann window that is `length` lags long in a transform of `period` lags. What lies around the
 * circle is added, as it is in the autocorrelation of the sound: of the longest lags a few percent.
 */
function windowCorrelation(count: number, length: number, period: number): Float64Array {
  const step = (2 * Math.PI) / length;
  const near = arc(count, 0, step);
  const far = arc(count, step * period, -step);
  const window = new Float64Array(count);
  for (let lag = 0; lag < count; lag++) {
    window[lag] = boersma(lag / length, near.re[lag]!, near.im[lag]!);
    if (period - lag < length)
      window[lag] = window[lag]! + boersma((period - lag) / length, far.re[lag]!, far.im[lag]!);
  }
  return window;
}

const boersma = (share: number, cosine: number, sine: number): number =>
  (1 - share) * (2 / 3 + cosine / 3) + sine / (2 * Math.PI);

function normalise(correlation: Float64Array, window: Float64Array): Float64Array {
  const power = correlation[0]!;
  if (!(power > 0)) return new Float64Array(0);
  const result = new Float64Array(window.length);
  for (let lag = 0; lag < result.length; lag++) result[lag] = correlation[lag]! / (power * window[lag]!);
  return result;
}
