import { exp2 } from '../math/exp2.ts';

/**
 * The frequency of a MIDI note in twelve-tone equal temperament, with A4 = note 69 = 440 Hz (ISO 16):
 * f = 440 · 2^((note − 69) / 12).
 *
 * @param note MIDI note number; fractions are cents/100 (69.5 is 50 cents above A4); 0–127 in MIDI, but any number works
 * @returns Hz
 */
export function midiToHz(note: number): number {
  return 440 * exp2((note - 69) / 12);
}
