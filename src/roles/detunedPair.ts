import type { F32 } from '../ir/index.ts';
import { exp2 } from '../units/math/exp2.ts';

/** Two frequencies, so many cents below and above another. */
export function detunedPair(hz: F32, cents: F32): readonly [lower: F32, upper: F32] {
  const ratio = exp2(cents.mul(1 / 1200));
  return [hz.div(ratio), hz.mul(ratio)];
}
