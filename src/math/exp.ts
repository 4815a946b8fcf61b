// The exponential function e^x. Method and sources: expPair.
import { createPair } from './doubleDouble.ts';
import { expPair } from './expPair.ts';
import { scaleByPowerOfTwo } from './scaleByPowerOfTwo.ts';

const pair = createPair();

/** e^x. Overflows to Infinity above 709.78, is subnormal below −708.4 and 0 below −745.13. */
export function exp(x: number): number {
  // The limits are a little outside: the last step rounds to Infinity or 0 exactly where it must.
  if (!(x > -746)) return x !== x ? x : 0;
  if (x > 710) return Infinity;
  const k = expPair(x, 0, pair);
  return scaleByPowerOfTwo(pair[0]!, k);
}
