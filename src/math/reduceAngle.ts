// Takes multiples of π/2 off an angle, so that sin, cos and tan need only the range −π/4 … π/4.
// Up to 2^20 quarter turns: W. J. Cody & W. Waite, "Software Manual for the Elementary Functions" (1980), with π/2 in four
// parts. Beyond: M. H. Payne & R. N. Hanek, "Radian reduction for trigonometric functions", SIGNUM Newsletter 18 (1983).
// So every finite float64 is taken as the exact number it is, however large.
import { productError, setPair, sumError, type Pair } from './doubleDouble.ts';
import { exponentOf, powerOfTwo } from './float64Bits.ts';
import { twoOverPi } from './twoOverPi.ts';

const TWO_OVER_PI = 0.6366197723675814;

// π/2 as three parts of 33 bits and a rest of 53: 152 bits. A part times a count of 20 bits is exact.
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487111665e-21;
const HALF_PI_4 = 8.4784276603689e-32;

// π/2 as a pair, by definition.
const HALF_PI_HIGH = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;

// 2^20 quarter turns less a few, so that the rounded count stays below 2^20.
const COUNT_LIMIT = 1.647e6;

/**
 * Writes x − n π/2 into the pair, for the n that brings it into −π/4 … π/4, and returns n modulo 4. x is finite and not
 * negative. The relative error is below 2^-69, also for the float64 nearest to a multiple of π/2.
 */
export function reduceAngle(x: number, out: Pair): number {
  if (x >= COUNT_LIMIT) return reduceLargeAngle(x, out);
  const n = Math.floor(x * TWO_OVER_PI + 0.5);
  // Exact: the product by the choice of its parts, the difference because both are close.
  const first = x - n * HALF_PI_1;
  const second = first - n * HALF_PI_2;
  const third = second - n * HALF_PI_3;
  const rest = sumError(first, -n * HALF_PI_2, second) + (sumError(second, -n * HALF_PI_3, third) - n * HALF_PI_4);
  setPair(out, third, rest);
  return n & 3;
}

const DIGIT = 16777216; // 2^24
const DIGITS_BEHIND_POINT = 7;
const digits = new Float64Array(DIGITS_BEHIND_POINT + 1);

/** x 2/π in digits of 24 bits: of the whole part only the last digit, behind the point seven. */
function reduceLargeAngle(x: number, out: Pair): number {
  // x = mantissa · 2^(24 shift) with an integer mantissa below 2^77, that is four digits.
  const shift = Math.floor((exponentOf(x) - 52) / 24);
  let mantissa = x * powerOfTwo(-24 * shift);
  const m3 = Math.floor(mantissa / (DIGIT * DIGIT * DIGIT));
  mantissa -= m3 * (DIGIT * DIGIT * DIGIT);
  const m2 = Math.floor(mantissa / (DIGIT * DIGIT));
  mantissa -= m2 * (DIGIT * DIGIT);
  const m1 = Math.floor(mantissa / DIGIT);
  const m0 = mantissa - m1 * DIGIT;

  // Long multiplication from the last digit up. Sums stay below 2^51, so they are exact.
  let carry = 0;
  for (let place = DIGITS_BEHIND_POINT; place >= 0; place--) {
    const i = shift - 1 + place;
    const sum = m0 * digitOf(i) + m1 * digitOf(i + 1) + m2 * digitOf(i + 2) + m3 * digitOf(i + 3) + carry;
    carry = Math.floor(sum / DIGIT);
    digits[place] = sum - carry * DIGIT;
  }

  // The nearest whole number: with a fraction of a half or more, use its complement with the sign turned.
  const roundUp = digits[1]! >= DIGIT / 2;
  let high = 0;
  let low = 0;
  for (let place = DIGITS_BEHIND_POINT; place > 0; place--) {
    const digit = roundUp ? DIGIT - 1 - digits[place]! : digits[place]!;
    const term = digit * powerOfTwo(-24 * place);
    const sum = term + high;
    low += sumError(term, high, sum);
    high = sum;
  }
  const sign = roundUp ? -1 : 1;
  const product = high * HALF_PI_HIGH;
  const productLow = productError(high, HALF_PI_HIGH, product) + (high * HALF_PI_LOW + low * HALF_PI_HIGH);
  setPair(out, sign * product, sign * productLow);
  return (digits[0]! + (roundUp ? 1 : 0)) & 3;
}

/** Digits before the point of 2/π are 0. */
function digitOf(i: number): number {
  return i < 0 ? 0 : twoOverPi[i]!;
}
