// Elementary functions to more than 200 bits in BigInt fixed point: what the tests of src/math compare with.
// Uses nothing of src/math. Math.* gives only starting guesses that an exact correction makes irrelevant.

/** The number mantissa · 2^exponent. */
export interface BigReal {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** Working precision in bits behind the point. Results near 0 get more. */
const PRECISION = 320;

const view = new DataView(new ArrayBuffer(8));

/** The exact value of a finite number. */
export function toBigReal(x: number): BigReal {
  if (!Number.isFinite(x)) throw new RangeError(`toBigReal: ${x} is not finite.`);
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const field = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = field === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: bits >> 63n ? -magnitude : magnitude, exponent: Math.max(field, 1) - 1075 };
}

function powerOfTwo(k: number): number {
  view.setBigUint64(0, BigInt(k + 1023) << 52n);
  return view.getFloat64(0);
}

/** The float64 nearest to a value, ties to even. */
export function toNumber(value: BigReal): number {
  const negative = value.mantissa < 0n;
  const magnitude = negative ? -value.mantissa : value.mantissa;
  if (magnitude === 0n) return 0;
  const last = lastPlace(value);
  const shift = last - value.exponent;
  let rounded = shift <= 0 ? magnitude << BigInt(-shift) : magnitude >> BigInt(shift);
  if (shift > 0) {
    const rest = magnitude - (rounded << BigInt(shift));
    const middle = 1n << BigInt(shift - 1);
    if (rest > middle || (rest === middle && rounded & 1n)) rounded += 1n;
  }
  // Two exact steps: 2^last alone may be outside the normal range.
  const half = Math.trunc(last / 2);
  const result = Number(rounded) * powerOfTwo(half) * powerOfTwo(last - half);
  return negative ? -result : result;
}

/** |actual − expected| in units in the last place of a float64 near the expected value. */
export function ulpError(actual: number, expected: BigReal): number {
  if (expected.mantissa === 0n) return actual === 0 ? 0 : Infinity;
  if (Number.isNaN(actual)) return Infinity;
  if (!Number.isFinite(actual)) return toNumber(expected) === actual ? 0 : Infinity;
  const value = toBigReal(actual);
  const low = Math.min(value.exponent, expected.exponent);
  const difference = align(value, low) - align(expected, low);
  // 40 bits behind the point are plenty for a figure with three digits.
  const shift = lastPlace(expected) - 40 - low;
  const scaled = shift >= 0 ? difference >> BigInt(shift) : difference << BigInt(-shift);
  return Math.abs(Number(scaled)) * powerOfTwo(-40);
}

/** How many leading bits of high + low are right: −log2 of its relative error, rounded down. 999 if it is exact. */
export function rightBits(high: number, low: number, expected: BigReal): number {
  const first = toBigReal(high);
  const second = toBigReal(low);
  const last = Math.min(first.exponent, second.exponent, expected.exponent);
  const difference = align(first, last) + align(second, last) - align(expected, last);
  return difference === 0n ? 999 : bitLength(align(expected, last)) - bitLength(difference);
}

export const bigReference = {
  exp,
  exp2,
  expm1,
  log,
  log2,
  log10,
  log1p,
  pow,
  sin,
  cos,
  tan,
  tanh,
  atan,
  atan2,
  gainToDb,
  dbToGain,
};

/** e^(high + low) · 2^−k. */
export function expOfPair(high: number, low: number, k: number): BigReal {
  const { mantissa, exponent } = expOf(fixed(high, PRECISION) + fixed(low, PRECISION), PRECISION);
  return { mantissa, exponent: exponent - k };
}

/** ln(high + low), for a positive sum. */
export function logOfPair(high: number, low: number): BigReal {
  const first = toBigReal(high);
  const second = toBigReal(low);
  const last = Math.min(first.exponent, second.exponent);
  return {
    mantissa: logOf({ mantissa: align(first, last) + align(second, last), exponent: last }, PRECISION),
    exponent: -PRECISION,
  };
}

/** What is left of x after the nearest multiple of π/2, and that multiple modulo 4. */
export function reducedAngle(x: number): { rest: BigReal; quarter: number } {
  const p = PRECISION + smallness(x);
  const { r, n, q } = reduceByHalfPi(fixed(x, p), p);
  return { rest: { mantissa: r, exponent: -q }, quarter: Number(((n % 4n) + 4n) % 4n) };
}

// --- Functions -----------------------------------------------------------------------------------------------------

function exp(x: number): BigReal {
  return expOf(fixed(x, PRECISION), PRECISION);
}

function exp2(x: number): BigReal {
  return expOf((fixed(x, PRECISION) * ln2(PRECISION)) >> BigInt(PRECISION), PRECISION);
}

function expm1(x: number): BigReal {
  const p = PRECISION + smallness(x);
  const { mantissa, exponent } = expOf(fixed(x, p), p);
  return { mantissa: shifted(mantissa, exponent + p) - (1n << BigInt(p)), exponent: -p };
}

function log(x: number): BigReal {
  return { mantissa: logOf(toBigReal(x), PRECISION), exponent: -PRECISION };
}

function log2(x: number): BigReal {
  return { mantissa: (logOf(toBigReal(x), PRECISION) << BigInt(PRECISION)) / ln2(PRECISION), exponent: -PRECISION };
}

function log10(x: number): BigReal {
  return { mantissa: (logOf(toBigReal(x), PRECISION) << BigInt(PRECISION)) / ln10(PRECISION), exponent: -PRECISION };
}

function log1p(x: number): BigReal {
  const p = PRECISION + smallness(x);
  return { mantissa: logOf({ mantissa: (1n << BigInt(p)) + fixed(x, p), exponent: -p }, p), exponent: -p };
}

/** For positive x, or negative x with an integer y. */
function pow(x: number, y: number): BigReal {
  const { mantissa, exponent } = toBigReal(y);
  const product = shifted(logOf(toBigReal(Math.abs(x)), PRECISION) * mantissa, exponent);
  const result = expOf(product, PRECISION);
  return x < 0 && Math.abs(y % 2) === 1 ? { mantissa: -result.mantissa, exponent: result.exponent } : result;
}

function sin(x: number): BigReal {
  const p = PRECISION + smallness(x);
  return { mantissa: sinCos(fixed(x, p), p).sin, exponent: -p };
}

function cos(x: number): BigReal {
  return { mantissa: sinCos(fixed(x, PRECISION), PRECISION).cos, exponent: -PRECISION };
}

function tan(x: number): BigReal {
  const p = PRECISION + smallness(x);
  const { sin, cos } = sinCos(fixed(x, p), p);
  return { mantissa: (sin << BigInt(p)) / cos, exponent: -p };
}

function tanh(x: number): BigReal {
  const p = PRECISION + smallness(x);
  const { mantissa, exponent } = expOf(2n * fixed(Math.abs(x), p), p);
  const square = shifted(mantissa, exponent + p);
  const one = 1n << BigInt(p);
  const result = ((square - one) << BigInt(p)) / (square + one);
  return { mantissa: x < 0 ? -result : result, exponent: -p };
}

function atan(x: number): BigReal {
  return atan2(x, 1);
}

function atan2(y: number, x: number): BigReal {
  const first = toBigReal(y);
  const second = toBigReal(x);
  const p = PRECISION + 2 * Math.max(0, size(second) - size(first));
  const low = Math.min(first.exponent, second.exponent);
  return { mantissa: angleOf(align(first, low), align(second, low), Math.atan2(y, x), p), exponent: -p };
}

function gainToDb(gain: number): BigReal {
  const { mantissa, exponent } = log10(gain);
  return { mantissa: 20n * mantissa, exponent };
}

function dbToGain(db: number): BigReal {
  return expOf((fixed(db, PRECISION) * ln10(PRECISION)) / (20n << BigInt(PRECISION)), PRECISION);
}

// --- Fixed point: a bigint v with p bits behind the point stands for v · 2^-p -----------------------------------------

function shifted(value: bigint, bits: number): bigint {
  return bits >= 0 ? value << BigInt(bits) : value >> BigInt(-bits);
}

function align({ mantissa, exponent }: BigReal, low: number): bigint {
  return mantissa << BigInt(exponent - low);
}

function fixed(x: number, p: number): bigint {
  const { mantissa, exponent } = toBigReal(x);
  return shifted(mantissa, exponent + p);
}

function bitLength(value: bigint): number {
  const hex = (value < 0n ? -value : value).toString(16);
  return 4 * hex.length - Math.clz32(parseInt(hex[0]!, 16)) + 28;
}

/** The exponent of the last bit of a float64 of this size. */
function lastPlace({ mantissa, exponent }: BigReal): number {
  return Math.max(bitLength(mantissa) + exponent - 1, -1022) - 52;
}

/** The exponent of the next power of two above. */
function size({ mantissa, exponent }: BigReal): number {
  return bitLength(mantissa) + exponent;
}

/** Twice the number of zero bits behind the point, for results that are near 0 together with x. */
function smallness(x: number): number {
  return x === 0 ? 0 : 2 * Math.max(0, -size(toBigReal(x)));
}

function cached(compute: (p: number) => bigint): (p: number) => bigint {
  const known = new Map<number, bigint>();
  return (p) => {
    let value = known.get(p);
    if (value === undefined) known.set(p, (value = compute(p + 32) >> 32n));
    return value;
  };
}

/** Σ ±1/((2n + 1) q^(2n + 1)): artanh(1/q), or arctan(1/q) with alternating signs. */
function inverseSeries(q: bigint, alternating: boolean, p: number): bigint {
  let power = (1n << BigInt(p)) / q;
  let sum = 0n;
  for (let n = 0n; power !== 0n; n++) {
    const term = power / (2n * n + 1n);
    sum += alternating && n & 1n ? -term : term;
    power /= q * q;
  }
  return sum;
}

/** ln 2 = 2 artanh(1/3). */
export const ln2 = cached((p) => 2n * inverseSeries(3n, false, p));
/** ln 10 = 3 ln 2 + 2 artanh(1/9). */
export const ln10 = cached((p) => 3n * ln2(p) + 2n * inverseSeries(9n, false, p));
/** π = 16 arctan(1/5) − 4 arctan(1/239) (J. Machin, 1706). */
export const pi = cached((p) => 16n * inverseSeries(5n, true, p) - 4n * inverseSeries(239n, true, p));

/** e^v as a BigReal with p bits behind the point of the mantissa, which is near 1. */
function expOf(v: bigint, p: number): BigReal {
  const extra = 40 + Math.max(0, bitLength(v) - p);
  const q = p + extra;
  const precise = v << BigInt(extra);
  const k = precise / ln2(q);
  // e^r = (e^(r/256))^256.
  const r = (precise - k * ln2(q)) >> 8n;
  const one = 1n << BigInt(q);
  let term = one;
  let sum = one;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * r) >> BigInt(q)) / n;
    sum += term;
  }
  for (let i = 0; i < 8; i++) sum = (sum * sum) >> BigInt(q);
  return { mantissa: sum, exponent: Number(k) - q };
}

/** The logarithm of a positive value. */
function logOf({ mantissa, exponent }: BigReal, p: number): bigint {
  const q = p + 64;
  const k = bitLength(mantissa);
  const m = shifted(mantissa, q - k);
  // ln m = a + ln(m e^−a) for any a: with a guess from Math.log the second term needs a few terms of its series.
  const guess = Math.log(Number(m >> BigInt(q - 60)) * powerOfTwo(-60));
  const inverse = expOf(-fixed(guess, q), q);
  const rest = shifted(m * inverse.mantissa, inverse.exponent);
  const one = 1n << BigInt(q);
  const s = ((rest - one) << BigInt(q)) / (rest + one);
  const square = (s * s) >> BigInt(q);
  let power = s;
  let sum = 0n;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = (power * square) >> BigInt(q);
  }
  return (BigInt(k + exponent) * ln2(q) + fixed(guess, q) + 2n * sum) >> 64n;
}

/** v − n π/2 with q bits behind the point, for the nearest n. */
function reduceByHalfPi(v: bigint, p: number): { r: bigint; n: bigint; q: number } {
  const q = p + 40 + Math.max(0, bitLength(v) - p);
  const precise = v << BigInt(q - p);
  const halfPi = pi(q) >> 1n;
  let n = precise / halfPi;
  let r = precise - n * halfPi;
  if (2n * r > halfPi || 2n * r < -halfPi) {
    const step = r > 0n ? 1n : -1n;
    n += step;
    r -= step * halfPi;
  }
  return { r, n, q };
}

function sinCos(v: bigint, p: number): { sin: bigint; cos: bigint } {
  const { r, n, q } = reduceByHalfPi(v, p);
  const square = (r * r) >> BigInt(q);
  const series = (first: bigint, start: bigint): bigint => {
    let term = first;
    let sum = first;
    for (let i = start; term !== 0n && term !== -1n; i += 2n) {
      term = -((term * square) >> BigInt(q)) / (i * (i + 1n));
      sum += term;
    }
    return sum >> BigInt(q - p);
  };
  const sine = series(r, 2n);
  const cosine = series(1n << BigInt(q), 1n);
  const quarter = ((n % 4n) + 4n) % 4n;
  if (quarter === 0n) return { sin: sine, cos: cosine };
  if (quarter === 1n) return { sin: cosine, cos: -sine };
  if (quarter === 2n) return { sin: -sine, cos: -cosine };
  return { sin: -cosine, cos: sine };
}

/** The angle of (x, y), for any integers: atan2(y, x) = a + atan((y cos a − x sin a)/(x cos a + y sin a)) for a guess a. */
function angleOf(y: bigint, x: bigint, guess: number, p: number): bigint {
  const q = p + 64;
  const { sin, cos } = sinCos(fixed(guess, q), q);
  const t = ((y * cos - x * sin) << BigInt(q)) / (x * cos + y * sin);
  const square = (t * t) >> BigInt(q);
  let power = t;
  let sum = 0n;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n;
    power = -((power * square) >> BigInt(q));
  }
  return (fixed(guess, q) + sum) >> 64n;
}
