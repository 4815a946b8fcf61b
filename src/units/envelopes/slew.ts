/** Limits how fast a signal rises and falls. */
import { num, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { follow } from './follow.ts';

export const slewOptions = {
  riseSec: { unit: 's', min: 0, max: 60, doc: 'time that it takes to rise by 1; 0 s are no limit' },
  fallSec: { unit: 's', min: 0, max: 60, doc: 'time that it takes to fall by 1; 0 s are no limit' },
} as const satisfies OptionTable;
export type SlewOptions = OptionsOf<typeof slewOptions>;

/** Straight ways that end exactly where `x` is; begins at the first value of `x`. */
export function slew(x: F32, options: SlewOptions): F32 {
  return scope('slew', () => {
    const { riseSec, fallSec } = readOptions(slewOptions, options);
    const rise = num(1).div(samplesOf(riseSec));
    const fall = num(-1).div(samplesOf(fallSec));
    return follow(x, (distance) => distance.clamp(fall, rise));
  });
}

/** No limit is a limit that nothing reaches. */
const samplesOf = (seconds: F32): F32 => seconds.mul(sampleRate()).max(1e-18);
