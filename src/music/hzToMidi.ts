import { log2 } from '../math/log2.ts';

/**
 * The MIDI note number of a frequency, the inverse of `midiToHz`: 69 + 12 · log2(f / 440).
 *
 * @param hz above 0
 * @returns MIDI note number with its fraction; 69 for 440 Hz
 */
export function hzToMidi(hz: number): number {
  return 69 + 12 * log2(hz / 440);
}
