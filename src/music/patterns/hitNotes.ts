import type { Random } from '../../math/random.ts';
import type { PatternNote } from './pattern.ts';
import type { Hit } from './rhythmBar.ts';

/** Of a sound that has none of its own: quarter notes. */
export const plainRhythm = 'X...x...X...x...';

/** How much softer than written a hit may be: less than anybody would call another dynamic. */
const VARIATION = 0.08;

/** Hits as notes on the root; each lasts until the next, or until the end. Velocities vary a little. */
export function hitNotes(hits: readonly Hit[], endBeats: number, random: Random): PatternNote[] {
  return hits.map(({ startBeats, velocity }, i) => ({
    semitones: 0,
    startBeats,
    lengthBeats: (hits[i + 1]?.startBeats ?? endBeats) - startBeats,
    velocity: velocity * (1 - VARIATION * random.next()),
  }));
}
