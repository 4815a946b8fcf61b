import { hzToMidi } from './hzToMidi.ts';
import { midiToHz } from './midiToHz.ts';

/**
 * A frequency that somebody meant as a tritone may be off by the rounding of a logarithm. Semitones; a hundred-thousandth of a cent.
 */
const TOLERANCE = 1e-7;

/**
 * The pitch of the key's tonic that is nearest to a frequency, in equal temperament with A4 = 440 Hz: at most six semitones away.
 * From six, half an octave, it goes down.
 *
 * @param frequencyHz above 0
 * @param key pitch class, 0 = C … 11 = B
 * @returns Hz
 */
export function nearestTonicHz(frequencyHz: number, key: number): number {
  const octaves = (hzToMidi(frequencyHz) - key - 6 - TOLERANCE) / 12;
  return midiToHz(key + 12 * Math.ceil(octaves));
}
