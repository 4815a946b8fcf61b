import { sin } from '../../math/sin.ts';

/** Samples that a point between two samples is computed from: ten on each side. */
export const TAPS = 20;
/** Second differences that the same samples have: one that lacks a neighbour at each end. */
export const DIFFERENCES = TAPS - 2;
/** Points of an interval between two samples, its beginning included. */
export const POINTS = 16;

/** Of every fourth point: the interpolating filter itself. The points between are computed from these. */
const COARSE = 4;
const LEFT = TAPS / 2 - 1;
/** Of the Kaiser window. 6 reads steady tones up to 0.45 of the sample rate within ±0.03 dB, at any phase. */
const BETA = 6;
/** Bounds cover what rounding adds: fewer than a hundred operations, each of at most 2^-53. */
const ROUNDING = 1 + 1e-9;

/** How far the points of a part of an interval can be from the chord between its ends, at most. */
export interface ChordError {
  /** Times the largest magnitude of the second differences. */
  readonly perDifference: number;
  /** Times the largest magnitude of the samples. */
  readonly perSample: number;
}

/**
 * The interpolator of the true-peak meter (ITU-R BS.1770-5, Annex 2): a sinc in a Kaiser window at every quarter of an
 * interval, and the polynomial of degree four through the five values of an interval at the sixteenths between.
 *
 * It is written as the chord between two samples plus a filter of their second differences (x[n−1] + x[n+1]) − 2·x[n], so that
 * a constant is kept to the bit, and smooth sounds have tight bounds. Second differences k of an interval come in pairs, k and
 * 17 − k: the filter of the middle weights their sums; those of the two quarters have the same weights for the sums, and
 * opposite ones for the differences.
 */
export interface TruePeakKernel {
  /** 9 weights of the sums, for the middle. */
  readonly middle: Float64Array;
  /** 9 weights of the sums, for both quarters. */
  readonly even: Float64Array;
  /** 9 weights of the differences, for the first quarter; negated for the third. */
  readonly odd: Float64Array;
  /**
   * Rows of three, one for each sixteenth that is no quarter: how much the three second differences of the five values add to
   * the chord.
   */
  readonly fine: Float64Array;
  /** That is at most so many times the largest of the three. */
  readonly fineGain: number;
  /** A point is at most so many times the largest sample. */
  readonly gain: number;
  readonly whole: ChordError;
  readonly half: ChordError;
}

let kernel: TruePeakKernel | undefined;

/** The one kernel, for all sample rates. Built when it is first asked for. */
export function truePeakKernel(): TruePeakKernel {
  return (kernel ??= buildKernel());
}

/** The weights of the samples at point `point`, as one filter of 20 taps; tap 9 is the sample where the interval begins. */
export function pointWeights(point: number): Float64Array {
  const start = POINTS * (point >= POINTS ? 1 : 0);
  if (point === start) return unit(start === 0 ? LEFT : LEFT + 1);
  if (point % COARSE === 0) return windowedSinc(point / POINTS);
  const sum = new Float64Array(TAPS);
  for (let node = 0; node <= POINTS; node += COARSE) {
    const weights = pointWeights(node);
    const share = lagrange(node, point);
    for (let tap = 0; tap < TAPS; tap++) sum[tap]! += share * weights[tap]!;
  }
  return sum;
}

function buildKernel(): TruePeakKernel {
  const points = Array.from({ length: POINTS + 1 }, (_, point) => pointWeights(point));
  const middle = onDifferences(points[POINTS / 2]!, LEFT, 1 / 2);
  const quarter = onDifferences(points[COARSE]!, LEFT, 1 / 4);
  const sums = Float64Array.from({ length: DIFFERENCES / 2 }, (_, k) => quarter[k]! + quarter[DIFFERENCES - 1 - k]!);
  const fine = points.flatMap((_, point) => (point % COARSE > 0 ? [fineWeights(point)] : []));
  return {
    middle: middle.slice(0, DIFFERENCES / 2),
    even: sums.map((sum) => sum / 2),
    odd: sums.map((sum, k) => quarter[k]! - sum / 2),
    fine: Float64Array.from(fine.flatMap((weights) => [...weights])),
    fineGain: ROUNDING * Math.max(...fine.map(magnitude)),
    gain: ROUNDING * Math.max(...points.map(magnitude)),
    whole: chordError(points, POINTS),
    half: chordError(points, POINTS / 2),
  };
}

/** The sinc in its window, with the smallest change, in terms of the window, that keeps constants and straight lines. */
function windowedSinc(place: number): Float64Array {
  const distance = Float64Array.from({ length: TAPS }, (_, tap) => tap - LEFT - place);
  const window = distance.map((d) => kaiser(d / (TAPS / 2)));
  const weights = distance.map((d, tap) => (sin(Math.PI * d) / (Math.PI * d)) * window[tap]!);
  const [m0, m1, m2] = [moment(window, distance, 0), moment(window, distance, 1), moment(window, distance, 2)];
  const [e0, e1] = [1 - moment(weights, distance, 0), -moment(weights, distance, 1)];
  const determinant = m0 * m2 - m1 * m1;
  const constant = (e0 * m2 - e1 * m1) / determinant;
  const slope = (m0 * e1 - m1 * e0) / determinant;
  return weights.map((weight, tap) => weight + (constant + slope * distance[tap]!) * window[tap]!);
}

function moment(weights: Float64Array, distance: Float64Array, order: number): number {
  let sum = 0;
  for (let tap = 0; tap < TAPS; tap++) {
    const d = distance[tap]!;
    sum += weights[tap]! * (order === 0 ? 1 : order === 1 ? d : d * d);
  }
  return sum;
}

/** J. F. Kaiser's window, from −1 to 1: I0(β·√(1 − x²)) / I0(β). */
function kaiser(x: number): number {
  return x * x < 1 ? bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA) : 0;
}

/** The modified Bessel function I0, by its power series (Abramowitz & Stegun 9.6.12). */
function bessel(x: number): number {
  let sum = 1;
  for (let k = 1, term = 1; k < 40; k++) {
    term *= (x * x) / (4 * k * k);
    sum += term;
  }
  return sum;
}

/** The weight that the value at `node` has in the polynomial through all five, at `point`. */
function lagrange(node: number, point: number): number {
  let product = 1;
  for (let other = 0; other <= POINTS; other += COARSE) {
    if (other !== node) product *= (point - other) / (node - other);
  }
  return product;
}

/** The part of the polynomial that is not the chord of the quarter, in terms of second differences of the five values. */
function fineWeights(point: number): Float64Array {
  const nodes = Float64Array.from({ length: 5 }, (_, node) => lagrange(COARSE * node, point));
  return onDifferences(nodes, Math.floor(point / COARSE), (point % COARSE) / COARSE);
}

/**
 * What the weights add to the chord between taps `left` and `left + 1`, in weights of second differences: summed by parts
 * twice.
 */
function onDifferences(weights: Float64Array, left: number, place: number): Float64Array {
  let first = 0;
  let second = 0;
  return Float64Array.from({ length: weights.length - 2 }, (_, k) => {
    first += weights[k]! - (k === left ? 1 - place : k === left + 1 ? place : 0);
    return (second += first);
  });
}

function chordError(points: readonly Float64Array[], width: number): ChordError {
  let perDifference = 0;
  let perSample = 0;
  for (let point = 0; point < POINTS; point++) {
    const start = point - (point % width);
    const place = (point - start) / width;
    const [from, to] = [points[start]!, points[start + width]!];
    const rest = points[point]!.map((weight, tap) => weight - (1 - place) * from[tap]! - place * to[tap]!);
    perSample = Math.max(perSample, magnitude(rest));
    // What is left keeps neither constants nor lines, so there is no chord to take away from it.
    perDifference = Math.max(perDifference, magnitude(onDifferences(rest, TAPS, 0)));
  }
  return { perDifference: ROUNDING * perDifference, perSample: ROUNDING * perSample };
}

function magnitude(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
}

function unit(tap: number): Float64Array {
  const weights = new Float64Array(TAPS);
  weights[tap] = 1;
  return weights;
}
