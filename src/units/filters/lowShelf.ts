/** A shelf that raises or lowers everything below its corner: A·(s² + s·√A/q + A)/(A·s² + s·√A/q + 1), A² the gain. */
import { control, num, scope, type F32 } from '../../ir/index.ts';
import { decibelsToGain } from '../math/decibelsToGain.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { filterKnobs } from './filterKnobs.ts';
import { prewarp } from './prewarp.ts';
import { svf, svfDesign } from './svf.ts';

export const lowShelfOptions = {
  cornerHz: filterKnobs.cornerHz,
  gainDb: filterKnobs.gainDb,
  q: filterKnobs.shelfQ,
} as const satisfies OptionTable;
export type LowShelfOptions = OptionsOf<typeof lowShelfOptions>;

/**
 * Designs a filter, to be applied to one or more signals. It is the shelf of R. Bristow-Johnson's "Audio EQ Cookbook" (W3C
 * Note, 2021), mixed from the core of `svf` (A. Simper's mix), which keeps it stable while its knobs move.
 */
export function lowShelf(options: LowShelfOptions): (x: F32) => F32 {
  return scope('lowShelf', () => {
    const { cornerHz, gainDb, q } = readOptions(lowShelfOptions, options);
    const a = decibelsToGain(gainDb.mul(0.5));
    const k = num(1).div(q);
    const design = svfDesign(prewarp(cornerHz).div(a.sqrt()), k);
    const band = control(k.mul(0.5).mul(a.sub(1)));
    const low = control(a.mul(a).sub(1).mul(0.5));
    return (x) =>
      scope('lowShelf', () => {
        const { twiceLow, twiceBand } = svf(x, design);
        return x.add(twiceBand.mul(band)).add(twiceLow.mul(low));
      });
  });
}
