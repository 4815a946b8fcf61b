import { fitNotes } from './fitNotes.ts';
import { hitNotes, plainRhythm } from './hitNotes.ts';
import type { Pattern } from './pattern.ts';
import { type Hit, rhythmBar } from './rhythmBar.ts';

/** The rhythm of the sound, bar by bar. The seed varies the velocities a little, and nothing else. */
export const groove: Pattern = ({ lengthBeats, barBeats, random, rhythm = plainRhythm }) => {
  const bar = rhythmBar(rhythm, barBeats);
  const hits: Hit[] = [];
  for (let start = 0; start < lengthBeats; start += bar.lengthBeats) {
    for (const { startBeats, velocity } of bar.hits) hits.push({ startBeats: start + startBeats, velocity });
  }
  return fitNotes(hitNotes(hits, lengthBeats, random), lengthBeats);
};
