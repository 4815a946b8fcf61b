/** A bell that raises or lowers the surroundings of one frequency: 1 + (A² − 1)·k·s/(s² + k·s + 1), k = 1/(q·A), A² the gain. */
import { control, num, scope, type F32 } from '../../ir/index.ts';
import { decibelsToGain } from '../math/decibelsToGain.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { filterKnobs } from './filterKnobs.ts';
import { prewarp } from './prewarp.ts';
import { svf, svfDesign } from './svf.ts';

export const peakFilterOptions = {
  frequencyHz: filterKnobs.frequencyHz,
  gainDb: filterKnobs.gainDb,
  q: {
    unit: '1',
    min: 0.1,
    max: 40,
    default: 1,
    doc: 'frequency over bandwidth, where half of the gain in dB is reached',
  },
} as const satisfies OptionTable;
export type PeakFilterOptions = OptionsOf<typeof peakFilterOptions>;

/**
 * Designs a filter, to be applied to one or more signals. A gain and its opposite undo each other. It is the peaking filter of
 * R. Bristow-Johnson's "Audio EQ Cookbook" (W3C Note, 2021), on the core of `svf`, which keeps it stable while its knobs move.
 */
export function peakFilter(options: PeakFilterOptions): (x: F32) => F32 {
  return scope('peakFilter', () => {
    const { frequencyHz, gainDb, q } = readOptions(peakFilterOptions, options);
    const a = decibelsToGain(gainDb.mul(0.5));
    const k = num(1).div(q.mul(a));
    const design = svfDesign(prewarp(frequencyHz), k);
    const amount = control(k.mul(0.5).mul(a.mul(a).sub(1)));
    return (x) => scope('peakFilter', () => x.add(svf(x, design).twiceBand.mul(amount)));
  });
}
