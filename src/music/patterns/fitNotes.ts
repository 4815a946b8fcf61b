import type { PatternNote } from './pattern.ts';

/** A note that would be shorter than this because the time is up is left out: a 64th note. */
const SHORTEST_BEATS = 0.0625;

/**
 * Notes as patterns promise them: sorted, none beyond the end, at least one. Those at the beginning stay however short they become.
 * If nothing is left, the root fills the time.
 */
export function fitNotes(notes: readonly PatternNote[], lengthBeats: number): PatternNote[] {
  const fitted = notes
    .filter(({ startBeats }) => startBeats === 0 || startBeats + SHORTEST_BEATS <= lengthBeats)
    // Starts are multiples of a 128th note, so the difference is exact.
    .map((note) => ({ ...note, lengthBeats: Math.min(note.lengthBeats, lengthBeats - note.startBeats) }))
    .sort((a, b) => a.startBeats - b.startBeats || a.semitones - b.semitones);
  return fitted.length > 0 ? fitted : [{ semitones: 0, startBeats: 0, lengthBeats, velocity: 1 }];
}
