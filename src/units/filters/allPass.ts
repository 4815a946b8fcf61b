/**
 * The first-order all-pass, the stage of phasers: every frequency at its full level, turned from 0° at 0 Hz over −90° at the
 * cutoff to −180°. It is twice a low-pass less the input: (1 − s)/(1 + s), bilinear, with the cutoff kept in place; in the
 * z-plane (c + z⁻¹)/(1 + c·z⁻¹) with c = h − 1, which is flat for any h, however it was rounded. See `firstOrder`.
 */
import { register, scope, type F32 } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { filterKnobs } from './filterKnobs.ts';
import { firstOrderDesign } from './firstOrder.ts';

export const allPassOptions = { cutoffHz: filterKnobs.cutoffHz } as const satisfies OptionTable;
export type AllPassOptions = OptionsOf<typeof allPassOptions>;

/** Designs an all-pass, to be applied to one or more signals, or several times to one. */
export function allPass(options: AllPassOptions): (x: F32) => F32 {
  return scope('allPass', () => {
    const { cutoffHz } = readOptions(allPassOptions, options);
    const c = firstOrderDesign(cutoffHz).sub(1);
    return (x) =>
      scope('allPass', () => {
        // With one multiplication: the state is the input less c times the output.
        const state = register();
        const step = x.sub(state.value).mul(c);
        state.set(x.add(step));
        return state.value.add(step);
      });
  });
}
