/** The sine of an angle in radians: less the nearest multiple of π, then a polynomial; odd multiples change the sign. */
import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { sinLessHalfTurns } from './sinLessHalfTurns.ts';

/** sin x for |x| ≤ 8192. Beyond, the error grows, and past 10^5 it is no sine any more. NaN for infinities and NaN. */
export function sin(x: Num): F32 {
  return scope('sin', () => {
    const angle = num(x);
    const n = angle.mul(1 / Math.PI).nearest();
    return sinLessHalfTurns(angle, n).flip(n.toInt().shl(31));
  });
}
