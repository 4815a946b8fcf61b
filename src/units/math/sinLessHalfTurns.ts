import type { F32 } from '../../ir/index.ts';
import { polynomial } from './polynomial.ts';

/** π = PI_HIGH − PI_EXCESS. PI_HIGH has 12 bits, so that its products with up to 13 bits below 2^13 are exact. */
const PI_HIGH = 3.1416015625;
const PI_EXCESS = 0.00000890891;

// From scripts/fitPolynomials.mjs (sin).
const P = [-0.16666657, 0.008332996, -0.00019804886, 0.0000025963536];

/** sin(x − π·halfTurns) for a multiple of ½ that leaves at most π/2: the common part of `sin` and `cos`. */
export function sinLessHalfTurns(x: F32, halfTurns: F32): F32 {
  const r = x.sub(halfTurns.mul(PI_HIGH)).add(halfTurns.mul(PI_EXCESS));
  const z = r.mul(r);
  return r.add(r.mul(z).mul(polynomial(z, P)));
}
