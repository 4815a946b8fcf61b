// The logarithm to base 2. Method and sources: logPair.
import { createPair, multiplyPair } from './doubleDouble.ts';
import { logPair } from './logPair.ts';

const pair = createPair();

// 1/ln 2 as a pair, by definition.
const LOG2E_HIGH = 1.4426950408889634;
const LOG2E_LOW = 2.0355273740931033e-17;

/** log2 x. Exact for powers of two. −Infinity for ±0, NaN below 0. */
export function log2(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  logPair(x, 0, pair);
  return multiplyPair(pair, LOG2E_HIGH, LOG2E_LOW);
}
