// What the error of each function of src/math is measured on. The unit tests and scripts/mathTable.mjs share it.
import * as math from '../../src/math/index.ts';
import { fromWords, highWord, lowWord } from '../../src/math/float64Bits.ts';
import { scaleByPowerOfTwo } from '../../src/math/scaleByPowerOfTwo.ts';
import { bigReference, ulpError, type BigReal } from './bigReference.ts';

export interface AccuracyCase {
  /** The range, in words for the table. */
  readonly range: string;
  /** One argument list. Deterministic for a given sequence of random numbers. */
  readonly draw: (random: math.Random) => number[];
}

export interface Accuracy {
  readonly maxUlp: number;
  readonly meanUlp: number;
  readonly worst: readonly number[];
  /** A hash of all result bits: equal on two engines if and (almost) only if all results are. */
  readonly fingerprint: number;
}

export type MeasuredFunction = keyof typeof bigReference;

/** Runs a function on random points and the points next to them that a case draws, against the reference. */
export function measureAccuracy(name: MeasuredFunction, { range, draw }: AccuracyCase, points: number): Accuracy {
  const random = math.createRandom(math.hashString(`${name} ${range}`));
  const evaluate: (...args: number[]) => number = math[name];
  const reference: (...args: number[]) => BigReal = bigReference[name];
  let maxUlp = 0;
  let sum = 0;
  let worst: readonly number[] = [];
  let fingerprint = 0;
  for (let i = 0; i < points; i++) {
    const args = draw(random);
    const actual = evaluate(...args);
    const error = ulpError(actual, reference(...args));
    if (!(error <= maxUlp)) {
      maxUlp = error;
      worst = args;
    }
    sum += error;
    fingerprint = math.hash32(math.hash32(fingerprint ^ highWord(actual)) ^ lowWord(actual));
  }
  return { maxUlp, meanUlp: sum / points, worst, fingerprint };
}

// --- Ways to draw ----------------------------------------------------------------------------------------------------

type Draw = (random: math.Random) => number;

/** Evenly spread. */
function uniform(low: number, high: number): Draw {
  return (random) => low + (high - low) * random.next();
}

/** Evenly spread exponents, from 2^low to 2^high. Exponents below −1022 give subnormal numbers. */
function magnitudes(low: number, high: number): Draw {
  return (random) => {
    const exponent = low + random.nextInt(high - low);
    const mantissa = 1 + random.next();
    // A few short mantissas: 1, 1.5, 1.25 …
    const short = random.nextInt(8) === 0 ? Math.floor(mantissa * 4) / 4 : mantissa;
    return scaleByPowerOfTwo(short, exponent);
  };
}

function signed(draw: Draw): Draw {
  return (random) => {
    const x = draw(random);
    return random.nextInt(2) ? -x : x;
  };
}

/** At most three float64 away from a drawn number. */
function near(draw: Draw): Draw {
  return (random) => {
    const x = draw(random);
    return neighbour(x, random.nextInt(7) - 3);
  };
}

/** The float64 that is `steps` above a positive x. */
function neighbour(x: number, steps: number): number {
  if (x < 0) return -neighbour(-x, -steps);
  const low = (lowWord(x) >>> 0) + steps;
  return fromWords(highWord(x) + Math.floor(low / 4294967296), low);
}

function oneOf(...draws: Draw[]): Draw {
  return (random) => draws[random.nextInt(draws.length)]!(random);
}

function integers(low: number, high: number): Draw {
  return (random) => low + random.nextInt(high - low + 1);
}

function map(draw: Draw, f: (x: number) => number): Draw {
  return (random) => f(draw(random));
}

function constant(x: number): Draw {
  return () => x;
}

function one(range: string, draw: Draw): AccuracyCase {
  return { range, draw: (random) => [draw(random)] };
}

function two(range: string, first: Draw, second: Draw): AccuracyCase {
  return { range, draw: (random) => [first(random), second(random)] };
}

// --- The cases -------------------------------------------------------------------------------------------------------

const LN2 = Math.LN2;
const HALF_PI = Math.PI / 2;

/** 1 ± 2^-k, with a random rest. */
const nearOne = map(signed(magnitudes(-52, -3)), (x) => 1 + x);
/** The borders between the entries of logTable. */
const logBorders = near(map(integers(182, 363), (j) => j / 256));
const positive = magnitudes(-1074, 1024);

const logarithm: AccuracyCase[] = [
  one('all positive numbers', positive),
  one('0.25 … 4', uniform(0.25, 4)),
  one('near 1', nearOne),
  one('borders of the table', logBorders),
];

const trigonometric: AccuracyCase[] = [
  one('|x| ≤ π/4', signed(oneOf(uniform(0, HALF_PI / 2), magnitudes(-40, -1)))),
  one('|x| ≤ 100', uniform(-100, 100)),
  one('|x| ≤ 10^6', uniform(-1e6, 1e6)),
  one('next to k π/2, k ≤ 10^6', signed(near(map(integers(1, 1_000_000), (k) => k * HALF_PI)))),
  one('next to k π/4, k ≤ 10^3', signed(near(map(integers(1, 1000), (k) => (k * HALF_PI) / 2)))),
  one('10^6 < |x| < 2^1024', signed(magnitudes(20, 1024))),
  // J.-M. Muller, "Elementary Functions" (2006), §11.1: the float64 nearest to a multiple of π/2, 2^-60 away.
  one('next to 6381956970095103 · 2^797', signed(near(constant(5.319372648326541e255)))),
];

export const accuracyCases: Readonly<Record<MeasuredFunction, readonly AccuracyCase[]>> = {
  exp: [
    one('−708 … 709.78', uniform(-708, 709.78)),
    one('−745 … −708, subnormal results', uniform(-745, -708)),
    one('−1 … 1', uniform(-1, 1)),
    one('|x| from 2^-60 to 2^9', signed(magnitudes(-60, 9))),
    one('borders of the table', near(map(integers(-60000, 60000), (n) => ((n + 0.5) * LN2) / 64))),
  ],
  exp2: [
    one('−1022 … 1024', uniform(-1022, 1024)),
    one('−1074 … −1022, subnormal results', uniform(-1074, -1022)),
    one('−1 … 1', uniform(-1, 1)),
    one('|x| from 2^-60 to 2^9', signed(magnitudes(-60, 9))),
    one('borders of the table', near(map(integers(-60000, 60000), (n) => (n + 0.5) / 64))),
  ],
  expm1: [
    one('−40 … 709', uniform(-40, 709)),
    one('−1 … 1', uniform(-1, 1)),
    one('|x| from 2^-60 to 2^9', signed(magnitudes(-60, 9))),
    one('around ±1/8', signed(uniform(0.12, 0.13))),
  ],
  log: logarithm,
  log2: logarithm,
  log10: logarithm,
  log1p: [
    one('x from 2^-60 to 2^1024', magnitudes(-60, 1024)),
    one('−1 … 1', uniform(-1, 1)),
    one('|x| from 2^-60 to 1', signed(magnitudes(-60, 0))),
    one(
      'next to −1',
      map(magnitudes(-53, -1), (x) => x - 1),
    ),
  ],
  pow: [
    two('x 0.01 … 100, y −100 … 100', uniform(0.01, 100), uniform(-100, 100)),
    {
      range: 'all positive x, y over the whole range of results',
      draw: (random) => wholeRangePower(positive(random), random),
    },
    {
      range: 'x near 1, y over the whole range of results',
      draw: (random) => wholeRangePower(nearOne(random), random),
    },
    two('x −30 … 30, integer y −200 … 200', uniform(-30, 30), integers(-200, 200)),
    two('x 2 … 100, y 1 … 12, integers', integers(2, 100), integers(1, 12)),
    two(
      'all positive x, y = n/4',
      positive,
      map(integers(-4, 4), (n) => n / 4),
    ),
  ],
  sin: trigonometric,
  cos: trigonometric,
  tan: trigonometric,
  tanh: [
    one('−20 … 20', uniform(-20, 20)),
    one('−1 … 1', uniform(-1, 1)),
    one('|x| from 2^-60 to 2^5', signed(magnitudes(-60, 5))),
    one('around ±1/8', signed(uniform(0.12, 0.13))),
  ],
  atan: [
    one('−2 … 2', uniform(-2, 2)),
    one('|x| from 2^-60 to 2^64', signed(magnitudes(-60, 64))),
    one('borders of the table', near(map(integers(1, 33), (j) => j / 32))),
    one('borders of the table, 1/x', near(map(integers(1, 32), (j) => 32 / j))),
  ],
  atan2: [
    two('x, y −1 … 1', uniform(-1, 1), uniform(-1, 1)),
    two('|x|, |y| from 2^-40 to 2^40', signed(magnitudes(-40, 40)), signed(magnitudes(-40, 40))),
    two('all signs and sizes', signed(positive), signed(positive)),
    { range: 'next to the diagonals', draw: (random) => diagonal(random) },
  ],
  gainToDb: logarithm,
  dbToGain: [
    one('−200 … 60', uniform(-200, 60)),
    one('−6470 … 6165', uniform(-6470, 6165)),
    one('|x| from 2^-60 to 2^9', signed(magnitudes(-60, 9))),
  ],
};

/** Chooses y so that x^y is anywhere between the smallest and the largest number. */
function wholeRangePower(x: number, random: math.Random): number[] {
  const exponent = math.log2(x);
  return [x, exponent === 0 ? random.next() : uniform(-1074, 1023.9)(random) / exponent];
}

function diagonal(random: math.Random): number[] {
  const size = magnitudes(-1000, 1000)(random);
  const side = signed(constant(size));
  return [side(random), near(side)(random)];
}
