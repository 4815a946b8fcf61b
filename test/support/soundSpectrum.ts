// Powers over frequency of stretches at 44.1 kHz, and what is read from them.
import { RATE } from './renderRole.ts';
import { blackmanHarris, powersOf, sumOf } from './renderUnit.ts';

export interface SoundSpectrum {
  /** Not scaled. */
  readonly powers: Float64Array;
  readonly binHz: number;
}

/** Through a Blackman–Harris window, with zeros behind it up to a power of two. */
export function soundSpectrum(x: Float32Array): SoundSpectrum {
  const size = 2 ** Math.ceil(Math.log2(Math.max(x.length, 4096)));
  const window = blackmanHarris(x.length);
  const padded = new Float64Array(size);
  x.forEach((value, at) => (padded[at] = value * window[at]!));
  return { powers: powersOf(padded), binHz: RATE / size };
}

/** Of the first 2^14 samples, or of all with zeros behind them; no window takes the onset away. */
export function hitSpectrum(x: Float32Array): SoundSpectrum {
  const frames = Float32Array.from({ length: 2 ** 14 }, (_, at) => x[at] ?? 0);
  return { powers: powersOf(frames), binHz: RATE / frames.length };
}

/** The power between two frequencies. Only ratios mean something. */
export function powerWithin({ powers, binHz }: SoundSpectrum, lowHz: number, highHz: number): number {
  return sumOf(powers.subarray(Math.round(lowHz / binHz), Math.round(highHz / binHz)));
}

/** The centre of gravity of the powers, in Hz. */
export function centreOf({ powers, binHz }: SoundSpectrum): number {
  return (sumOf(powers.map((power, bin) => power * bin)) / sumOf(powers)) * binHz;
}

export const powerBetween = (x: Float32Array, lowHz: number, highHz: number): number =>
  powerWithin(soundSpectrum(x), lowHz, highHz);

/** The share of the power between two frequencies, 0–1. */
export function shareBetween(x: Float32Array, lowHz: number, highHz: number): number {
  const spectrum = soundSpectrum(x);
  return powerWithin(spectrum, lowHz, highHz) / sumOf(spectrum.powers);
}

/** The centre of the power spectrum, in Hz. */
export const centroidOf = (x: Float32Array): number => centreOf(soundSpectrum(x));

/** The same of amplitudes, which weighs overtones more: of powers it would be that of the fundamental. */
export function amplitudeCentroid(x: Float32Array): number {
  const { powers, binHz } = soundSpectrum(x);
  return centreOf({ powers: powers.map(Math.sqrt), binHz });
}

/** The frequency of the strongest partial, in Hz, by a parabola through its three bins. */
export function strongestHz(x: Float32Array): number {
  const { powers, binHz } = soundSpectrum(x);
  let best = 1;
  for (let bin = 1; bin < powers.length - 1; bin++) if (powers[bin]! > powers[best]!) best = bin;
  const [a, b, c] = [best - 1, best, best + 1].map((bin) => Math.log(powers[bin]! + 1e-30));
  return (best + (a! - c!) / (2 * (a! - 2 * b! + c!))) * binHz;
}
