// Multiplies by a power of two, with one rounding even where the result overflows or is subnormal.
import { powerOfTwo } from './float64Bits.ts';

// 2^-969: brings a number near 1 close to the bottom of the normal range, exactly.
const DOWN_STEP = 969;

/** x · 2^k for 0.5 ≤ |x| < 4 and −1900 ≤ k ≤ 2000. */
export function scaleByPowerOfTwo(x: number, k: number): number {
  if (k > 1023) return x * powerOfTwo(1023) * powerOfTwo(k - 1023);
  if (k < -1022) return x * powerOfTwo(-DOWN_STEP) * powerOfTwo(k + DOWN_STEP);
  return x * powerOfTwo(k);
}
