/** The cosine of an angle in radians: cos x = (−1)^n · sin(x − (n − ½)π). */
import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { sinLessHalfTurns } from './sinLessHalfTurns.ts';

/** cos x, with the range and the errors of `sin`. */
export function cos(x: Num): F32 {
  return scope('cos', () => {
    const angle = num(x);
    const n = angle
      .mul(1 / Math.PI)
      .add(0.5)
      .nearest();
    return sinLessHalfTurns(angle, n.sub(0.5)).flip(n.toInt().shl(31));
  });
}
