/** Removes DC: a zero at 0 Hz and a pole just below it. J. O. Smith, "Introduction to Digital Filters", 2007, appendix B. */
import { num, previous, recur, sampleRate, scope, type F32, type Num } from '../../ir/index.ts';
import { exp2 } from '../math/exp2.ts';

/** −3 dB at `cutoffHz` (default 5 Hz): y[n] = x[n] − x[n−1] + R·y[n−1], R = exp(−2π·cutoff/rate). */
export function dcBlock(x: F32, cutoffHz: Num = 5): F32 {
  return scope('dcBlock', () => {
    const pole = exp2(
      num(cutoffHz)
        .mul(-2 * Math.PI * Math.LOG2E)
        .div(sampleRate()),
    );
    const rise = x.sub(previous(x));
    return recur((y) => rise.add(y.mul(pole)));
  });
}
