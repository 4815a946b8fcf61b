/** A soft clipper: the cubic x − 4x³/27, which meets ±1 with slope 0 at ±1.5 and stays there. */
import { num, scope, type F32 } from '../../ir/index.ts';

/** Unity gain for small signals, never outside [−1, 1]. NaN stays NaN, so that nothing hides it. */
export function softClip(x: F32): F32 {
  return scope('softClip', () => {
    const y = x.max(-1.5).min(1.5);
    // Not y − y³·4/27: the cube of a quiet signal would be denormal, and slow.
    return y.mul(num(1).sub(y.mul(y).mul(4 / 27)));
  });
}
