/**
 * Single-cycle waves as tables for one oscillator at any pitch: of each wave a series of levels, four to the octave, with ever fewer
 * harmonics, in ever smaller tables. The tables are not the waves but the coefficients of cubic B-splines through them, so that the
 * oscillator's four-point sum gives every harmonic its exact amplitude (M. Unser, "Splines: a perfect fit for signal and image
 * processing", IEEE Signal Processing Magazine 16, 1999). Level j holds the harmonics below 2^(j/4), the uppermost faded out.
 */
import { cos, createFft, exp2, sin, type Fft } from '../../math/index.ts';

/** A wave: the sum of amplitude·sin(2π(k·phase + turns)) over its harmonics k = 1, 2, 3, … */
export interface Wave {
  readonly amplitudes: readonly number[];
  /** Where each harmonic begins, in turns; 0 for those that are not in the list. */
  readonly startTurns?: readonly number[] | undefined;
}

export interface WaveLevels {
  /** The tables of all levels of the first wave, those of the second … */
  readonly values: Float64Array;
  /** From one wave to the next. */
  readonly stride: number;
  /** Of each level: samples per period, and where phase 0 lies. Each table reaches a little beyond half a period to either side. */
  readonly sizes: readonly number[];
  readonly centres: readonly number[];
}

export const LEVELS_PER_OCTAVE = 4;
/** From here on, as a share of a level's limit, its harmonics fade. */
const FADES_AT = 0.85;
/** Samples per period of the highest harmonic, and of the fundamental, at least: images stay below −77 dB, those of a saw below −95. */
const OVERSAMPLING = 8;
const SMALLEST = 256;
/** What a four-point sum needs beyond half a period. */
const BEFORE = 1;
const AFTER = 3;

export function waveLevels(waves: readonly Wave[]): WaveLevels {
  const longest = Math.max(...waves.map(({ amplitudes }) => amplitudes.length));
  const limits: number[] = [];
  for (let limit = 1; limits.length === 0 || limits[limits.length - 1]! * FADES_AT < longest;) {
    limits.push(limit);
    limit = exp2(limits.length / LEVELS_PER_OCTAVE);
  }
  const sizes = limits.map((limit) => sizeOf(Math.min(limit, longest)));
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size + BEFORE + AFTER, 0));
  const centres = starts.map((start, at) => start + BEFORE + sizes[at]! / 2);
  const stride = centres[centres.length - 1]! + sizes[sizes.length - 1]! / 2 + AFTER;
  const values = new Float64Array(stride * waves.length);
  const transforms = new Map<number, Fft>();
  for (const [level, limit] of limits.entries()) {
    const size = sizes[level]!;
    const fft = transforms.get(size) ?? createFft(size);
    transforms.set(size, fft);
    for (const [at, wave] of waves.entries()) {
      const period = splineOf(wave, limit, fft);
      const centre = at * stride + centres[level]!;
      for (let n = -size / 2 - BEFORE; n < size / 2 + AFTER; n++) values[centre + n] = period[n & (size - 1)]!;
    }
  }
  return { values, stride, sizes, centres };
}

function sizeOf(harmonics: number): number {
  let size = SMALLEST;
  while (size < OVERSAMPLING * harmonics) size *= 2;
  return size;
}

/** One period of a wave with the harmonics below a limit, as coefficients of B-splines, a sixth as large. */
function splineOf({ amplitudes, startTurns = [] }: Wave, limit: number, fft: Fft): Float64Array {
  const re = new Float64Array(fft.size);
  const im = new Float64Array(fft.size);
  for (let k = 1; k <= amplitudes.length && k < limit; k++) {
    const x = (Math.PI * k) / fft.size;
    const droop = sin(x) / x;
    const gain = (amplitudes[k - 1]! * fade(k / limit)) / (6 * droop * droop * droop * droop);
    const angle = 2 * Math.PI * (startTurns[k - 1] ?? 0);
    re[k] = gain * cos(angle);
    im[k] = gain * sin(angle);
  }
  // The inverse transform; the imaginary part of a turning phasor is its sine.
  fft.complex(im, re);
  return im;
}

/** 1 up to FADES_AT, then half a period of a cosine down to 0 at 1. */
function fade(x: number): number {
  return x <= FADES_AT ? 1 : (1 + cos((Math.PI * (x - FADES_AT)) / (1 - FADES_AT))) / 2;
}
