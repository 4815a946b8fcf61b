import { hzToMidi } from '../../music/hzToMidi.ts';
import type { MusicalContext } from '../../music/musicalContext.ts';
import { scales } from '../../music/scales.ts';

/**
 * How far a pitch is from the nearest note of the key's scale, in equal temperament with A4 = 440 Hz.
 *
 * @param hz above 0
 * @returns cents, above 0 if the pitch is too high; at most 200 away for the scales that there are
 */
export function scaleCents(hz: number, { key, scale }: Pick<MusicalContext, 'key' | 'scale'>): number {
  const above = hzToMidi(hz) - key;
  const semitones = above - 12 * Math.floor(above / 12);
  let nearest = semitones - 12;
  for (const step of scales[scale]) {
    if (Math.abs(semitones - step) < Math.abs(nearest)) nearest = semitones - step;
  }
  return 100 * nearest;
}
