/** A shelf that raises or lowers everything above its corner: A·(A·s² + s·√A/q + 1)/(s² + s·√A/q + A), A² the gain. */
import { control, num, scope, type F32 } from '../../ir/index.ts';
import { decibelsToGain } from '../math/decibelsToGain.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { filterKnobs } from './filterKnobs.ts';
import { prewarp } from './prewarp.ts';
import { svf, svfDesign } from './svf.ts';

export const highShelfOptions = {
  cornerHz: filterKnobs.cornerHz,
  gainDb: filterKnobs.gainDb,
  q: filterKnobs.shelfQ,
} as const satisfies OptionTable;
export type HighShelfOptions = OptionsOf<typeof highShelfOptions>;

/** Designs a filter, to be applied to one or more signals: the mirror image of `lowShelf`. */
export function highShelf(options: HighShelfOptions): (x: F32) => F32 {
  return scope('highShelf', () => {
    const { cornerHz, gainDb, q } = readOptions(highShelfOptions, options);
    const a = decibelsToGain(gainDb.mul(0.5));
    const k = num(1).div(q);
    const design = svfDesign(prewarp(cornerHz).mul(a.sqrt()), k);
    const through = control(a.mul(a));
    const band = control(k.mul(0.5).mul(num(1).sub(a)).mul(a));
    const low = control(num(1).sub(a.mul(a)).mul(0.5));
    return (x) =>
      scope('highShelf', () => {
        const { twiceLow, twiceBand } = svf(x, design);
        return x.mul(through).add(twiceBand.mul(band)).add(twiceLow.mul(low));
      });
  });
}
