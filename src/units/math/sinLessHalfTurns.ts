import type { F32 } from '../../ir/index.ts';
import { polynomial } from './polynomial.ts';

/** π = PI_HIGH − PI_EXCESS. PI_HIGH has 12 bits, so that its products with up to 13 bits below 2^13 are exact. */
const PI_HIGH = 3.1416015625;
const PI_EXCESS = 0.00000890891;

// From scripts/fitPolynomials.mjs.
const P = [-0.16666655, 0.0083329715, -0.00019803659, 0.0000025943907];

/** sin(x − π·halfTurns), where `halfTurns` is a multiple of ½ that leaves at most π/2: what `sin` and `cos` share. */
export function sinLessHalfTurns(x: F32, halfTurns: F32): F32 {
  const r = x.sub(halfTurns.mul(PI_HIGH)).add(halfTurns.mul(PI_EXCESS));
  const z = r.mul(r);
  return r.add(r.mul(z).mul(polynomial(z, P)));
}
