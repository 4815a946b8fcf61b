/**
 * Removes DC: the first-order high-pass, bilinear with its cutoff kept in place, as a zero at 0 Hz and a pole just below it. In
 * this form what is left of a constant fades to exactly 0; `onePole` would leave what its state cannot resolve, −75 dB of it at 192 kHz.
 */
import { control, num, previous, recur, scope, type F32 } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { prewarp } from './prewarp.ts';

export const dcBlockOptions = {
  cutoffHz: { unit: 'Hz', min: 0.1, max: 1000, default: 5, doc: '−3 dB here' },
} as const satisfies OptionTable;
export type DcBlockOptions = OptionsOf<typeof dcBlockOptions>;

/** Designs the filter, to be applied to one or more signals. */
export function dcBlock(options: DcBlockOptions = {}): (x: F32) => F32 {
  return scope('dcBlock', () => {
    const g = prewarp(readOptions(dcBlockOptions, options).cutoffHz);
    const gain = num(1).div(g.add(1));
    const [pole, level] = [control(num(1).sub(g).mul(gain)), control(gain)];
    return (x) =>
      scope('dcBlock', () => {
        const rise = x.sub(previous(x)).mul(level);
        return recur((y) => rise.add(y.mul(pole)));
      });
  });
}
