/**
 * Single-cycle waves as tables for one oscillator at any pitch: of each wave a series of levels, four to the octave,
 * with ever fewer harmonics, in ever smaller tables. The tables are not the waves but the coefficients of cubic
 * B-splines through them, so that the oscillator's four-point sum gives every harmonic its exact amplitude (M. Unser,
 * "Splines: a perfect fit for signal and image processing", IEEE Signal Processing Magazine 16, 1999). Level j holds
 * the harmonics below 2^(1 + j/4), faded out towards this limit.
 */
import { cos, createFft, exp2, log2, sin } from '../../math/index.ts';

/** A wave: the sum of amplitude·sin(2π(k·phase + turns)) over its harmonics k = 1, 2, 3, … */
export interface Wave {
  readonly amplitudes: ArrayLike<number>;
  /** Where each harmonic begins, in turns; 0 for those that are not in the list. */
  readonly startTurns?: ArrayLike<number> | undefined;
}

/** Where the tables of a wave lie, one behind the other. Each reaches a little beyond half a period to either side. */
export interface LevelLayout {
  /** Of each level: what its harmonics are below. */
  readonly limits: readonly number[];
  /** Of each level: samples per period. */
  readonly sizes: readonly number[];
  /** Of each level: where phase 0 lies. */
  readonly centres: readonly number[];
  /** From one wave to the next. */
  readonly stride: number;
}

export const LEVELS_PER_OCTAVE = 4;
/** How many levels lie between a harmonic and its absence: from one to the next, not more than half of it goes. */
const FADE_LEVELS = 2;
/**
 * Samples per period of the highest harmonic, and of the fundamental, at least: images stay below −77 dB, those of a
 * saw below −95.
 */
const OVERSAMPLING = 8;
const SMALLEST = 256;
/** What a four-point sum needs beyond half a period. */
const BEFORE = 1;
const AFTER = 3;

/** For waves of up to `longest` harmonics, all of which the last level has in full. */
export function levelLayout(longest: number): LevelLayout {
  const limits = [2];
  while (exp2((limits.length + 3 - FADE_LEVELS) / LEVELS_PER_OCTAVE) < longest)
    limits.push(exp2(1 + limits.length / LEVELS_PER_OCTAVE));
  const sizes = limits.map((limit) => sizeOf(Math.min(limit, longest)));
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size + BEFORE + AFTER, 0));
  const centres = starts.map((start, at) => start + BEFORE + sizes[at]! / 2);
  const stride = centres[centres.length - 1]! + sizes[sizes.length - 1]! / 2 + AFTER;
  return { limits, sizes, centres, stride };
}

/** The tables of all levels of the first wave, those of the second … */
export function waveLevels(waves: readonly Wave[], { limits, sizes, centres, stride }: LevelLayout): Float64Array {
  const values = new Float64Array(stride * waves.length);
  const spectra = waves.map(spectrumOf);
  for (const [level, size] of sizes.entries()) {
    const fft = createFft(size);
    const gains = gainsOf(limits[level]!, size);
    for (const [at, { re, im }] of spectra.entries()) {
      const [real, imaginary] = [new Float64Array(size), new Float64Array(size)];
      for (let k = 1; k < gains.length && k < re.length; k++) {
        real[k] = re[k]! * gains[k]!;
        imaginary[k] = im[k]! * gains[k]!;
      }
      // The inverse transform; the imaginary part of a turning phasor is its sine.
      fft.complex(imaginary, real);
      const centre = at * stride + centres[level]!;
      for (let n = -size / 2 - BEFORE; n < size / 2 + AFTER; n++) values[centre + n] = imaginary[n & (size - 1)]!;
    }
  }
  return values;
}

function sizeOf(harmonics: number): number {
  let size = SMALLEST;
  while (size < OVERSAMPLING * harmonics) size *= 2;
  return size;
}

/** The harmonics of a wave as complex numbers, from 0 on. */
function spectrumOf({ amplitudes, startTurns = [] }: Wave): Record<'re' | 'im', Float64Array> {
  const re = new Float64Array(amplitudes.length + 1);
  const im = new Float64Array(amplitudes.length + 1);
  for (let k = 1; k < re.length; k++) {
    const angle = 2 * Math.PI * (startTurns[k - 1] ?? 0);
    re[k] = amplitudes[k - 1]! * cos(angle);
    im[k] = amplitudes[k - 1]! * sin(angle);
  }
  return { re, im };
}

/** For each harmonic below a limit what makes it a coefficient of B-splines, a sixth as large. */
function gainsOf(limit: number, size: number): Float64Array {
  const gains = new Float64Array(Math.ceil(limit));
  for (let k = 1; k < gains.length; k++) {
    const x = (Math.PI * k) / size;
    const droop = sin(x) / x;
    gains[k] = fade(k, limit) / (6 * droop * droop * droop * droop);
  }
  return gains;
}

/** In proportion to the octaves that are left to the limit; the fundamental stays. */
function fade(k: number, limit: number): number {
  return k === 1 ? 1 : Math.min(1, (log2(limit / k) * LEVELS_PER_OCTAVE) / FADE_LEVELS);
}
