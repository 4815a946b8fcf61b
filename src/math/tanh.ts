// The hyperbolic tangent, as (e^2x − 1)/(e^2x + 1) with pairs. Method and sources: expPair; Taylor series near 0.
import { createPair, dividePairs, sumError } from './doubleDouble.ts';
import { expPair } from './expPair.ts';
import { scaleByPowerOfTwo } from './scaleByPowerOfTwo.ts';

const pair = createPair();

/** tanh x. */
export function tanh(x: number): number {
  const magnitude = Math.abs(x);
  // 2^-27: x³/3 is below half of the last bit of x. Also keeps −0 and subnormal numbers.
  if (magnitude < 7.450580596923828e-9) return x;
  if (magnitude < 0.125) return nearZero(x);
  if (x !== x) return x;
  const result = magnitude < 20 ? quotient(magnitude) : 1; // 1 − tanh 20 is below half of the last bit.
  return x < 0 ? -result : result;
}

function quotient(x: number): number {
  const power = scaleByPowerOfTwo(1, expPair(2 * x, 0, pair));
  const high = pair[0]! * power;
  const low = pair[1]! * power;
  const above = high - 1;
  const below = high + 1;
  dividePairs(above, sumError(high, -1, above) + low, below, sumError(high, 1, below) + low, pair);
  return pair[0]!;
}

/** Taylor: B(2n) 4^n (4^n − 1)/(2n)! with the Bernoulli numbers B. The first term left out, x^17, is below 2^-60. */
function nearZero(x: number): number {
  const z = x * x;
  const series =
    -1 / 3 +
    z *
      (2 / 15 +
        z * (-17 / 315 + z * (62 / 2835 + z * (-1382 / 155925 + z * (21844 / 6081075 + z * (-929569 / 638512875))))));
  return x + x * z * series;
}
