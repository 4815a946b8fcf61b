/** A fall (or rise) to the pitch of a note: the body of a kick drum, a laser, a zap. Closed form, no state. */
import { scope, time, type F32 } from '../../ir/index.ts';
import { exp2 } from '../math/exp2.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { bend, discharge, levelBefore } from './discharge.ts';
import { wholeSamples } from './wholeSamples.ts';

export const pitchEnvelopeOptions = {
  semitones: { unit: 'semitones', min: -96, max: 96, doc: 'where it begins, above or below the note' },
  timeSec: { unit: 's', min: 0, max: 60, doc: 'until it is at the note' },
  curve: bend('the way, in semitones', 5),
} as const satisfies OptionTable;
export type PitchEnvelopeOptions = OptionsOf<typeof pitchEnvelopeOptions>;

/**
 * A ratio to multiply a frequency with: 2^(semitones/12) at note-on, exactly 1 from round(time·rate) samples on; it ignores
 * the gate. On the control grid, `control(pitchEnvelope(…))`, it costs next to nothing and is one step late.
 */
export function pitchEnvelope(options: PitchEnvelopeOptions): F32 {
  return scope('pitchEnvelope', () => {
    const { semitones, timeSec, curve } = readOptions(pitchEnvelopeOptions, options);
    const length = wholeSamples(timeSec);
    const distance = levelBefore(length.toInt(), time(), discharge(length, curve));
    return exp2(semitones.mul(1 / 12).mul(distance));
  });
}
