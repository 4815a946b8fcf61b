/** The sine of an angle in radians: less the nearest multiple of π, then a polynomial; odd multiples change the sign. */
import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { sinLessHalfTurns } from './sinLessHalfTurns.ts';

/**
 * sin x within 2 ulp + 3e-13·|x|, for |x| ≤ 8192. Larger angles are off by up to half of their own last place; beyond 10^7 the
 * result is no sine and may be large. NaN for infinities and NaN. Oscillators have `sinTurns`.
 */
export function sin(x: Num): F32 {
  return scope('sin', () => {
    const angle = num(x);
    const n = angle.mul(1 / Math.PI).nearest();
    return sinLessHalfTurns(angle, n).flip(n.toInt().shl(31));
  });
}
