import type { Random } from '../../math/random.ts';
import type { Span } from './barSpans.ts';

/** In beats, from a place on a beat and from one between beats: the shorter, the more often. */
const fromBeat = [0.5, 0.5, 0.5, 1, 1, 1, 1.5, 2];
const fromOffbeat = [0.5, 0.5, 0.5, 0.5, 1, 1.5];

/** A rhythm in eighth notes that fills a length without gaps; the seed draws it. The first note begins at 0. */
export function drawRhythm(lengthBeats: number, random: Random): Span[] {
  const slots: Span[] = [];
  for (let startBeats = 0; startBeats < lengthBeats;) {
    const choices = Number.isInteger(startBeats) ? fromBeat : fromOffbeat;
    const drawn = choices[random.nextInt(choices.length)]!;
    slots.push({ startBeats, lengthBeats: Math.min(drawn, lengthBeats - startBeats) });
    startBeats += drawn;
  }
  return slots;
}
