// ln(1 + x) without the cancellation near 0. Method and sources: logPair, which takes 1 + x as a pair.
import { createPair, sumError } from './doubleDouble.ts';
import { logPair } from './logPair.ts';

const pair = createPair();

/** ln(1 + x), with full relative accuracy near 0. −Infinity for −1, NaN below. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  // x²/2 is below half of the last bit of x. Also keeps −0 and subnormal numbers.
  if (Math.abs(x) < 1.1102230246251565e-16) return x;
  if (x === Infinity) return x;
  const sum = 1 + x;
  // 2^60: the 1 is far below the last bit.
  logPair(sum, x < 1152921504606846976 ? sumError(1, x, sum) : 0, pair);
  return pair[0]!;
}
