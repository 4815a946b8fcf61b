/** Removes DC: a zero at 0 Hz and a pole just below it. J. O. Smith, "Introduction to Digital Filters", 2007, appendix B. */
import { previous, recur, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { exp2 } from '../math/exp2.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const dcBlockOptions = {
  cutoffHz: { unit: 'Hz', min: 0.1, max: 1000, default: 5, doc: '−3 dB here' },
} as const satisfies OptionTable;
export type DcBlockOptions = OptionsOf<typeof dcBlockOptions>;

/** Designs the filter y[n] = x[n] − x[n−1] + R·y[n−1], R = exp(−2π·cutoff/rate), to be applied to one or more signals. */
export function dcBlock(options: DcBlockOptions = {}): (x: F32) => F32 {
  return scope('dcBlock', () => {
    const { cutoffHz } = readOptions(dcBlockOptions, options);
    const pole = exp2(cutoffHz.mul(-2 * Math.PI * Math.LOG2E).div(sampleRate()));
    return (x) =>
      scope('dcBlock', () => {
        const rise = x.sub(previous(x));
        return recur((y) => rise.add(y.mul(pole)));
      });
  });
}
