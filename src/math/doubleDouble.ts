// Exact errors of float64 sums and products. A value and its error together carry about 106 bits.
// Sources: D. E. Knuth, "The Art of Computer Programming" 2, §4.2.2, theorem B (sum); T. J. Dekker, "A floating-point
// technique for extending the available precision", Numerische Mathematik 18 (1971) (product, quotient).
// Functions return only the error, or write into a pair that the caller owns: objects would cost an allocation per call.

/** Two float64 whose unevaluated sum is the value: the rounded value, then the rest. */
export type Pair = Float64Array;

/** A new pair. Each module makes its own once and reuses it. */
export function createPair(): Pair {
  return new Float64Array(2);
}

/** a + b − sum, exactly, where sum is the rounded a + b. Any order of magnitudes. */
export function sumError(a: number, b: number, sum: number): number {
  const bRounded = sum - a;
  return a - (sum - bRounded) + (b - bRounded);
}

// 2^27 + 1 cuts 53 bits into two halves of 26 bits (Dekker, §5).
const SPLITTER = 134217729;

/** a · b − product, exactly, where product is the rounded a · b. For 2^-480 < |a|, |b| < 2^480, or a zero. */
export function productError(a: number, b: number, product: number): number {
  const aScaled = a * SPLITTER;
  const aHigh = aScaled - (aScaled - a);
  const aLow = a - aHigh;
  const bScaled = b * SPLITTER;
  const bHigh = bScaled - (bScaled - b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** Writes high + low into the pair so that the first member is the rounded sum. |high| ≥ |low| or high = 0. */
export function setPair(pair: Pair, high: number, low: number): void {
  const sum = high + low;
  pair[0] = sum;
  pair[1] = high - sum + low;
}

/** The rounded sum of two pairs. Its error is half of the last bit, unless the two nearly cancel. */
export function addPairs(aHigh: number, aLow: number, bHigh: number, bLow: number): number {
  const sum = aHigh + bHigh;
  return sum + (sumError(aHigh, bHigh, sum) + (aLow + bLow));
}

/** (aHigh + aLow) / (bHigh + bLow), into the pair. Its relative error is below 2^-100. */
export function dividePairs(aHigh: number, aLow: number, bHigh: number, bLow: number, out: Pair): void {
  const quotient = aHigh / bHigh;
  const product = quotient * bHigh;
  const rest = aHigh - product - productError(quotient, bHigh, product) + (aLow - quotient * bLow);
  setPair(out, quotient, rest / bHigh);
}

/** The rounded product of a pair and a constant that is itself given as a pair. */
export function multiplyPair(pair: Pair, high: number, low: number): number {
  const product = pair[0]! * high;
  return product + (productError(pair[0]!, high, product) + (pair[0]! * low + pair[1]! * high));
}
