import type { F32 } from '../../ir/index.ts';
import { polynomial } from '../math/polynomial.ts';

// From scripts/fitPolynomials.mjs, the same as for `exp2`.
const P = [0.693147, 0.2402299, 0.055482447, 0.009681268, 0.0012413864, 0.00021798778];

/** 2^x − 1 for 0 ≤ x < 127, as exact for small x as for large ones: with 2^x = 2^n·(1 + f·p(f)) it is (2^n − 1) + 2^n·f·p(f). */
export function exp2LessOne(x: F32): F32 {
  const n = x.floor();
  const f = x.sub(n);
  const scale = n.toInt().add(127).shl(23).fromBits();
  return scale.sub(1).add(f.mul(polynomial(f, P)).mul(scale));
}
