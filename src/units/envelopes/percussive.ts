/** The envelope of what is struck: up and down at once, however long the note is held. Closed form, no state. */
import { scope, time } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import type { Envelope } from './adsr.ts';
import { bend, discharge, levelBefore } from './discharge.ts';
import { wholeSamples } from './wholeSamples.ts';

export const percussiveOptions = {
  attackSec: { unit: 's', min: 0, max: 60, default: 0, doc: 'from 0 to 1, along a line' },
  decaySec: { unit: 's', min: 0, max: 60, doc: 'from 1 to exactly 0' },
  curve: bend('the decay', 7),
} as const satisfies OptionTable;
export type PercussiveOptions = OptionsOf<typeof percussiveOptions>;

/** Exact to the sample: 1 at round(attack·rate), 0 from `end` = round(decay·rate) later on. 0 s take one sample. */
export function percussive(options: PercussiveOptions): Envelope {
  return scope('percussive', () => {
    const { attackSec, decaySec, curve } = readOptions(percussiveOptions, options);
    const attack = wholeSamples(attackSec);
    const decay = wholeSamples(decaySec);
    const peak = attack.toInt();
    const end = peak.add(decay.toInt());
    const rising = time().toFloat().div(attack);
    const falling = levelBefore(end, time().max(peak), discharge(decay, curve));
    return Object.assign(rising.min(falling), { end });
  });
}
