import type { MusicalContext } from './musicalContext.ts';

/**
 * The length of a bar, in the beats that the tempo counts, which are quarter notes: 6/8 has 3, 4/4 has 4.
 *
 * @returns above 0; a multiple of 1/16
 */
export function barBeats([beats, beatUnit]: MusicalContext['time_signature']): number {
  return (beats * 4) / beatUnit;
}
