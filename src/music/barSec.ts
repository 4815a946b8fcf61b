import { barBeats } from './barBeats.ts';
import { beatSec } from './beatSec.ts';
import type { MusicalContext } from './musicalContext.ts';

/** Seconds of a bar. */
export function barSec({ tempo, time_signature }: Pick<MusicalContext, 'tempo' | 'time_signature'>): number {
  return barBeats(time_signature) * beatSec(tempo);
}
