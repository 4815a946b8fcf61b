/** The state-variable filter: 12 dB per octave, all responses at once. See `svf` for its source and its stability. */
import { control, num, scope, type F32 } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { filterKnobs } from './filterKnobs.ts';
import { prewarp } from './prewarp.ts';
import { svf, svfDesign } from './svf.ts';

export const stateVariableFilterOptions = {
  cutoffHz: filterKnobs.cutoffHz,
  q: { unit: '1', min: 0.1, max: 100, doc: 'resonance as a ratio; 0.7071 is the flattest low-pass' },
} as const satisfies OptionTable;
export type FilterOptions = OptionsOf<typeof stateVariableFilterOptions>;

export interface Responses {
  readonly low: F32;
  /** Peak gain `q` at the cutoff. */
  readonly band: F32;
  readonly high: F32;
  readonly notch: F32;
}

/** Designs a filter, to be applied to one or more signals (left and right, say), each with its own state. */
export function stateVariableFilter(options: FilterOptions): (x: F32) => Responses {
  return scope('stateVariableFilter', () => {
    const { cutoffHz, q } = readOptions(stateVariableFilterOptions, options);
    const k = num(1).div(q);
    const design = svfDesign(prewarp(cutoffHz), k);
    const halfDamping = control(k.mul(0.5));
    return (x) =>
      scope('stateVariableFilter', () => {
        const { twiceLow, twiceBand } = svf(x, design);
        const low = twiceLow.mul(0.5);
        const notch = x.sub(halfDamping.mul(twiceBand));
        return { low, band: twiceBand.mul(0.5), high: notch.sub(low), notch };
      });
  });
}
