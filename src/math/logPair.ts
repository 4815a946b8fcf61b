// The natural logarithm with about 66 bits, which log, log2, log10, log1p, pow and gainToDb round to float64.
// Method: x = 2^k · m, ln x = k ln 2 − ln(c) + ln(1 + r) with r = m c − 1 and a short c ≈ 1/m (Tang 1990, see logTable),
// then the Taylor series of ln(1 + r), its first two terms without rounding errors.
import { productError, setPair, sumError, type Pair } from './doubleDouble.ts';
import { fromWords, highWord, lowWord, powerOfTwo } from './float64Bits.ts';
import { logTable } from './logTable.ts';

// ln 2 in two parts. The first is a multiple of 2^-42, so its product with an exponent is exact.
const LN2_HIGH = 0.6931471805598903;
const LN2_LOW = 5.497923018708371e-14;

// 2^32 + 1 cuts 53 bits into 21 and 32 (T. J. Dekker, Numerische Mathematik 18, 1971, §5).
const HALVING = 4294967297;

const FIRST_ENTRY = 91;
const INVERSE_SCALE = 1 / 1024;

/**
 * Writes ln(x + xLow) into the pair. x is positive and finite; xLow is at most half of its last bit, and 0 for x ≥ 2^60.
 * The relative error is below 2^-66, also near 1.
 */
export function logPair(x: number, xLow: number, out: Pair): void {
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    // Subnormal: 2^54 makes it normal, exactly.
    x *= 18014398509481984;
    k = -54;
  }
  const high = highWord(x);
  const exponent = (high >> 20) - 1023;
  let m = fromWords((high & 0xfffff) | 0x3ff00000, lowWord(x));
  k += exponent;
  if (m > Math.SQRT2) {
    m *= 0.5;
    k += 1;
  }

  const entry = ((m * 128 + 0.5) | 0) - FIRST_ENTRY;
  const inverse = logTable.inverse[entry]! * INVERSE_SCALE;

  // Both halves of m times the short inverse are exact, and so is the difference to 1.
  const mScaled = m * HALVING;
  const mHigh = mScaled - (mScaled - m);
  const a = mHigh * inverse - 1;
  const b = (m - mHigh) * inverse;
  const sum = a + b;
  const sumLow = xLow === 0 ? sumError(a, b, sum) : sumError(a, b, sum) + xLow * powerOfTwo(-k) * inverse;
  const r = sum + sumLow;
  const rLow = sum - r + sumLow;

  const square = r * r;
  // Taylor from the third term on. The first term left out, r^10/10, is below 2^-76.
  const tail =
    r * square * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r * (1 / 9)))))));

  // Exact: both are multiples of 2^-42, and the sum is below 2^10.
  const whole = k * LN2_HIGH + logTable.high[entry]!;
  const linear = whole + r;
  const quadratic = linear - 0.5 * square;
  const low =
    sumError(whole, r, linear) +
    sumError(linear, -0.5 * square, quadratic) +
    (tail - 0.5 * productError(r, r, square) + (rLow - r * rLow) + (k * LN2_LOW + logTable.low[entry]!));
  setPair(out, quadratic, low);
}
