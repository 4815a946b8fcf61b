/** The first-order filter, 6 dB per octave. See `firstOrder` for its source and its stability. */
import { scope, type F32 } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { filterKnobs } from './filterKnobs.ts';
import { firstOrder, firstOrderDesign } from './firstOrder.ts';

export const onePoleOptions = { cutoffHz: filterKnobs.cutoffHz } as const satisfies OptionTable;
export type OnePoleOptions = OptionsOf<typeof onePoleOptions>;

export interface OnePoleResponses {
  readonly low: F32;
  readonly high: F32;
}

/** Designs a filter, to be applied to one or more signals; both responses are at −3 dB at the cutoff, and add up to the input. */
export function onePole(options: OnePoleOptions): (x: F32) => OnePoleResponses {
  return scope('onePole', () => {
    const { cutoffHz } = readOptions(onePoleOptions, options);
    const h = firstOrderDesign(cutoffHz);
    return (x) =>
      scope('onePole', () => {
        const low = firstOrder(x, h).mul(0.5);
        return { low, high: x.sub(low) };
      });
  });
}
