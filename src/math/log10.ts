// The logarithm to base 10. Method and sources: logPair.
import { createPair, multiplyPair } from './doubleDouble.ts';
import { logPair } from './logPair.ts';

const pair = createPair();

// 1/ln 10 as a pair, by definition.
const LOG10E_HIGH = 0.4342944819032518;
const LOG10E_LOW = 1.098319650216765e-17;

/** log10 x. Exact for the powers of ten that float64 holds, 1 to 10^22. −Infinity for ±0, NaN below 0. */
export function log10(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  logPair(x, 0, pair);
  return multiplyPair(pair, LOG10E_HIGH, LOG10E_LOW);
}
