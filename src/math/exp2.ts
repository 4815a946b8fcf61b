// The exponential function 2^x. Method and sources: expPair.
import { createPair, productError } from './doubleDouble.ts';
import { expOfSteps } from './expPair.ts';
import { scaleByPowerOfTwo } from './scaleByPowerOfTwo.ts';

const pair = createPair();

// ln 2 as a pair, by definition.
const LN2_HIGH = 0.6931471805599453;
const LN2_LOW = 2.3190468138462996e-17;

/** 2^x. Exact for integers, which includes the subnormal powers down to 2^-1074. */
export function exp2(x: number): number {
  // 2^-1075 is half of the smallest number and rounds to the even side, 0.
  if (!(x > -1075)) return x !== x ? x : 0;
  if (x >= 1024) return Infinity;
  const steps = Math.floor(x * 64 + 0.5);
  // Exact: at most 1/128, and a multiple of the last bit of x.
  const fraction = x - steps / 64;
  const r = fraction * LN2_HIGH;
  const k = expOfSteps(steps, r, productError(fraction, LN2_HIGH, r) + fraction * LN2_LOW, pair);
  return scaleByPowerOfTwo(pair[0]!, k);
}
