/** Removes DC: a zero at 0 Hz and a pole just below it. J. O. Smith, "Introduction to Digital Filters", 2007, appendix B. */
import { previous, recur, sampleRate, scope, type F32, type Num } from '../../ir/index.ts';
import { knob, type Knob } from '../knob.ts';
import { exp2 } from '../math/exp2.ts';

export const cutoffKnob: Knob = { name: 'cutoffHz', unit: 'Hz', min: 0.1, max: 1000 };

/** −3 dB at `cutoffHz` (0.1–1000 Hz, default 5): y[n] = x[n] − x[n−1] + R·y[n−1], R = exp(−2π·cutoff/rate). */
export function dcBlock(x: F32, cutoffHz: Num = 5): F32 {
  return scope('dcBlock', () => {
    const pole = exp2(
      knob(cutoffKnob, cutoffHz)
        .mul(-2 * Math.PI * Math.LOG2E)
        .div(sampleRate()),
    );
    const rise = x.sub(previous(x));
    return recur((y) => rise.add(y.mul(pole)));
  });
}
