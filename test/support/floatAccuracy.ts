// What the functions of src/units/math are measured on: their tests and scripts/graphMathTable.mjs share it.
import { instrument, param, seed, type F32 } from '../../src/ir/index.ts';
import * as math from '../../src/math/index.ts';
import { optimise } from '../../src/passes/index.ts';
import * as units from '../../src/units/math/index.ts';
import { evaluateFloat } from './evaluate.ts';

export interface FloatRange {
  /** In words, for the table. */
  readonly range: string;
  readonly inputs: (count: number) => Float32Array;
  /** What is promised, in units in the last place or as an absolute error. */
  readonly limit: { readonly ulp: number } | { readonly absolute: number };
}

export interface FloatCase {
  /** The function of one float32; functions of a phase get it made of an integer from −2^23 to 2^23. */
  readonly fn: (x: F32) => F32;
  /** One evaluation by itself, to count its operations. */
  readonly alone: () => F32;
  readonly reference: (x: number) => number;
  /** The argument itself, where it is not x. */
  readonly argument?: (x: number) => number;
  readonly ranges: readonly FloatRange[];
}

export interface FloatAccuracy {
  readonly maxUlp: number;
  readonly maxAbsolute: number;
  /** Where the promised kind of error is largest. */
  readonly worst: number;
}

/** The errors of a function on `count` points of a range, as WebAssembly computes it. */
export async function measureFloat(
  { fn, reference, argument = (x) => x }: FloatCase,
  { inputs, limit }: FloatRange,
  count: number,
): Promise<FloatAccuracy> {
  const xs = inputs(count);
  const results = await evaluateFloat(fn, xs, 'wasm');
  let maxUlp = 0;
  let maxAbsolute = 0;
  let worst = 0;
  xs.forEach((x, i) => {
    const expected = reference(x);
    const error = Math.abs(results[i]! - expected);
    const ulp = error / ulpOf(expected);
    // Negated, so that NaN counts as the largest error.
    if ('ulp' in limit ? !(ulp <= maxUlp) : !(error <= maxAbsolute)) worst = x;
    if (!(ulp <= maxUlp)) maxUlp = ulp;
    if (!(error <= maxAbsolute)) maxAbsolute = error;
  });
  return { maxUlp, maxAbsolute, worst: argument(worst) };
}

/** Nodes of the optimised graph that compute something. */
export function countOperations({ alone }: FloatCase): number {
  const sources = ['const', 'iconst', 'input', 'iinput'];
  return optimise(instrument('alone', alone)).nodes.filter(({ op }) => !sources.includes(op)).length;
}

const word = new DataView(new ArrayBuffer(4));

function bitsOf(x: number): number {
  word.setFloat32(0, x);
  return word.getInt32(0);
}

function fromBits(bits: number): number {
  word.setInt32(0, bits);
  return word.getFloat32(0);
}

/** The distance of float32 numbers around a number. */
export function ulpOf(x: number): number {
  const toZero = Math.min(Math.abs(x), 3.4028234663852886e38);
  const exponent = bitsOf(Math.fround(toZero) > toZero ? fromBits(bitsOf(toZero) - 1) : toZero) >> 23;
  return math.exp2(Math.max(exponent, 1) - 150);
}

/** Numbers of one sign from `from` to `to`, evenly spread over their bit patterns: all exponents alike. */
function patterns(from: number, to: number): FloatRange['inputs'] {
  const [low, high] = [bitsOf(from), bitsOf(to)];
  return (count) => Float32Array.from({ length: count }, (_, i) => fromBits(low + spread(low, high, i, count)));
}

function spread(low: number, high: number, i: number, count: number): number {
  return Math.floor(((high - low) * i) / (count - 1));
}

function evenly(from: number, to: number): FloatRange['inputs'] {
  return (count) => Float32Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

/** Both signs of other inputs. */
function signed(inputs: FloatRange['inputs']): FloatRange['inputs'] {
  return (count) => inputs(count).map((x, i) => (i % 2 ? -x : x));
}

/** The phase that an integer stands for. The factor is odd and large, so that low and high bits vary. */
const PHASE = 257;
const toPhase = (x: F32) => x.toInt().mul(PHASE);
const phaseOf = (x: number) => Math.imul(x, PHASE);
const angleOf = (x: number) => (phaseOf(x) * Math.PI) / 2147483648;
const phases: FloatRange['inputs'] = (count) =>
  Float32Array.from({ length: count }, (_, i) => -8388608 + spread(0, 16777215, i, count));

function ofNumber(fn: (x: F32) => F32, reference: (x: number) => number, ranges: readonly FloatRange[]): FloatCase {
  return { fn, alone: () => fn(param('x', 0)), reference, ranges };
}

const TURN: FloatRange = { range: 'all phases', inputs: phases, limit: { absolute: 2.5e-7 } };
const BELOW_HALF_PI = 1.5707962512969971;

export const floatCases = {
  exp2: ofNumber(units.exp2, math.exp2, [
    { range: '−126 ≤ x < 128', inputs: evenly(-126, 127.99999), limit: { ulp: 2 } },
    { range: '|x| ≤ 1', inputs: signed(patterns(1e-9, 1)), limit: { ulp: 2 } },
  ]),
  log2: ofNumber(units.log2, math.log2, [
    { range: '2^−126 ≤ x < 2^128', inputs: patterns(1.1754943508222875e-38, 3.4028234663852886e38), limit: { ulp: 2 } },
    { range: '0.5 … 2', inputs: patterns(0.5, 2), limit: { ulp: 2 } },
  ]),
  sin: ofNumber(units.sin, math.sin, [
    { range: '|x| ≤ 3', inputs: signed(patterns(1e-9, 3)), limit: { ulp: 2 } },
    { range: '|x| ≤ 8192', inputs: evenly(-8192, 8192), limit: { absolute: 2e-7 } },
  ]),
  cos: ofNumber(units.cos, math.cos, [
    { range: '|x| ≤ 1.5', inputs: signed(patterns(1e-9, 1.5)), limit: { ulp: 2 } },
    { range: '|x| ≤ 8192', inputs: evenly(-8192, 8192), limit: { absolute: 2e-7 } },
  ]),
  sinTurns: {
    fn: (x) => units.sinTurns(toPhase(x)),
    alone: () => units.sinTurns(seed()),
    reference: (x) => math.sin(angleOf(x)),
    argument: phaseOf,
    ranges: [TURN],
  },
  cosTurns: {
    fn: (x) => units.cosTurns(toPhase(x)),
    alone: () => units.cosTurns(seed()),
    reference: (x) => math.cos(angleOf(x)),
    argument: phaseOf,
    ranges: [TURN],
  },
  tan: ofNumber(units.tan, math.tan, [
    { range: '|x| < π/2', inputs: signed(patterns(1e-9, BELOW_HALF_PI)), limit: { ulp: 2 } },
    { range: 'π/8 … π/2', inputs: patterns(0.3927, BELOW_HALF_PI), limit: { ulp: 2 } },
  ]),
  tanh: ofNumber(units.tanh, math.tanh, [
    { range: 'all x', inputs: signed(patterns(1e-38, 3.4028234663852886e38)), limit: { ulp: 2 } },
    { range: '0.01 … 10', inputs: patterns(0.01, 10), limit: { ulp: 2 } },
  ]),
  decibelsToGain: ofNumber(units.decibelsToGain, math.dbToGain, [
    { range: '−140 … 40 dB', inputs: evenly(-140, 40), limit: { ulp: 20 } },
  ]),
} as const satisfies Record<string, FloatCase>;

/** Numbers on which a function may trip: both zeros, denormals, the edges of ranges, infinities, NaN, and a bit of everything. */
export function roughInputs(count: number): Float32Array {
  const sharp = [0, 1e-45, 1.1754942e-38, 1.1754944e-38, 0.5, 0.70710677, 0.7853982, 1, 1.5707963, 1.5707964, 9.010913];
  const more = [9.011, 126, 127.5, 127.99999, 128, 129, 150, 8192, 8388607.5, 2147483648, 1e10, 3.4028235e38, Infinity];
  const ends = [...sharp, ...more].flatMap((x) => [x, -x]);
  const all = Array.from({ length: count }, (_, i) => fromBits(math.hash32(i)));
  const usual = Array.from({ length: count }, (_, i) => (math.hash32(i + count) | 0) * 2 ** -24);
  return Float32Array.from([...ends, NaN, ...all, ...usual]);
}

/** All cases, to run over. */
export const floatCaseList: readonly (readonly [keyof typeof floatCases, FloatCase])[] = Object.entries(floatCases) as [
  keyof typeof floatCases,
  FloatCase,
][];
