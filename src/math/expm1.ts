// e^x − 1 without the cancellation near 0. Method and sources: expPair; Taylor series near 0.
import { createPair, sumError } from './doubleDouble.ts';
import { expPair } from './expPair.ts';
import { scaleByPowerOfTwo } from './scaleByPowerOfTwo.ts';

const pair = createPair();

/** e^x − 1, with full relative accuracy near 0. */
export function expm1(x: number): number {
  // x²/2 is below half of the last bit of x. Also keeps −0 and subnormal numbers.
  if (Math.abs(x) < 1.1102230246251565e-16) return x;
  if (Math.abs(x) < 0.125) return nearZero(x);
  // e^-38 is below a quarter of the last bit of 1.
  if (!(x > -38)) return x !== x ? x : -1;
  if (x > 710) return Infinity;
  const k = expPair(x, 0, pair);
  // From here on the 1 is below the last bit of the low part.
  if (k > 120) return scaleByPowerOfTwo(pair[0]!, k);
  const power = scaleByPowerOfTwo(1, k);
  const high = pair[0]! * power;
  const difference = high - 1;
  return difference + (sumError(high, -1, difference) + pair[1]! * power);
}

/** Taylor: 1/n!. The first term left out, x^12/12!, is below 2^-61 of the result. */
function nearZero(x: number): number {
  const tail =
    1 / 6 +
    x *
      (1 / 24 +
        x *
          (1 / 120 +
            x *
              (1 / 720 +
                x * (1 / 5040 + x * (1 / 40320 + x * (1 / 362880 + x * (1 / 3628800 + x * (1 / 39916800))))))));
  return x + x * x * (1 / 2 + x * tail);
}
