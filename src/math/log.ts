// The natural logarithm. Method and sources: logPair.
import { createPair } from './doubleDouble.ts';
import { logPair } from './logPair.ts';

const pair = createPair();

/** ln x. −Infinity for ±0, NaN below 0. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  logPair(x, 0, pair);
  return pair[0]!;
}
