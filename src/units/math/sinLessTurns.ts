import type { F32 } from '../../ir/index.ts';
import { polynomial } from './polynomial.ts';

/** π in three parts. The first two are short, so that their products with numbers of 13 bits are exact. */
const PI_HIGH = 3.140625;
const PI_MIDDLE = 0.0009675025939941406;
const PI_LOW = 1.5099580252808664e-7;

// From scripts/fitPolynomials.mjs (sin).
const P = [-0.166666597, 0.00833306927, -0.000198097725, 0.00000260607476];

/** sin(x − π·halfTurns) for a multiple of ½ that leaves at most π/2: the common part of `sin` and `cos`. */
export function sinLessTurns(x: F32, halfTurns: F32): F32 {
  const r = x.sub(halfTurns.mul(PI_HIGH)).sub(halfTurns.mul(PI_MIDDLE)).sub(halfTurns.mul(PI_LOW));
  const z = r.mul(r);
  return r.add(r.mul(z).mul(polynomial(z, P)));
}
