import type { F32 } from '../../ir/index.ts';
import { FRACTION } from '../math/exp2.ts';
import { polynomial } from '../math/polynomial.ts';

/** 2^x − 1 for 0 ≤ x < 127, as exact for small x as for large ones: with 2^x = 2^n·(1 + f·p(f)) it is (2^n − 1) + 2^n·f·p(f). */
export function exp2LessOne(x: F32): F32 {
  const n = x.floor();
  const f = x.sub(n);
  const scale = n.toInt().add(127).shl(23).fromBits();
  return scale.sub(1).add(f.mul(polynomial(f, FRACTION)).mul(scale));
}
