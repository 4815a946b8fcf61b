// x to the power y, as e^(y ln x) with the exponent carried to 66 bits. Methods and sources: logPair, expPair.
// Special cases are those of ECMAScript's exponentiation, so that it can stand in for the operator.
import { createPair, productError } from './doubleDouble.ts';
import { expPair } from './expPair.ts';
import { logPair } from './logPair.ts';
import { scaleByPowerOfTwo } from './scaleByPowerOfTwo.ts';

const pair = createPair();

/** x^y. A negative x needs an integer y, otherwise NaN. As in ECMAScript (and unlike C), (±1)^(±Infinity) is NaN. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  // These are correctly rounded, and the most frequent.
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  const magnitude = Math.abs(x);
  if (Math.abs(y) === Infinity) return magnitude === 1 ? NaN : magnitude > 1 === y > 0 ? Infinity : 0;

  const sign = isNegative(x) && isOdd(y) ? -1 : 1;
  if (magnitude === 0 || magnitude === Infinity) return sign * ((magnitude === 0) === y > 0 ? 0 : Infinity);
  if (x < 0 && Math.floor(y) !== y) return NaN;
  if (magnitude === 1) return sign;
  if (y === 0.5) return Math.sqrt(x);

  logPair(magnitude, 0, pair);
  const product = y * pair[0]!;
  // Beyond these limits the result overflows or rounds to 0. Inside, |y| < 2^63, as |ln x| ≥ 2^-53.
  if (product > 710) return sign * Infinity;
  if (product < -746) return sign * 0;
  const k = expPair(product, productError(y, pair[0]!, product) + y * pair[1]!, pair);
  return sign * scaleByPowerOfTwo(pair[0]!, k);
}

function isNegative(x: number): boolean {
  return x < 0 || (x === 0 && 1 / x < 0);
}

/** True for odd integers. From 2^53 on every number is even. */
function isOdd(y: number): boolean {
  return Math.floor(y) === y && Math.floor(y / 2) * 2 !== y;
}
