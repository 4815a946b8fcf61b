import { joinedBarBeats } from './barSpans.ts';

export interface Hit {
  readonly startBeats: number;
  /** 1, 0.8 or 0.5. */
  readonly velocity: number;
}

export interface RhythmBar {
  readonly lengthBeats: number;
  /** Ascending; at least one. */
  readonly hits: readonly Hit[];
}

/** A step is a sixteenth note. */
export const STEP_BEATS = 0.25;
const STEPS_PER_BEAT = 4;

const velocities = new Map([
  ['X', 1],
  ['x', 0.8],
  ['o', 0.5],
]);

/**
 * A rhythm written for a bar of 4/4 (see `PatternRequest`) in a bar of any length. A shorter bar takes its first steps. A longer one
 * repeats the whole as often as it fits, and then its last beat. Where the first steps of a short bar have no hit, the rhythm runs
 * across the bar lines instead, in its own length.
 */
export function rhythmBar(rhythm: string, barBeats: number): RhythmBar {
  const lengthBeats = joinedBarBeats(barBeats);
  const hits = hitsWithin(rhythm, lengthBeats);
  if (hits.length > 0) return { lengthBeats, hits };
  const own = rhythm.length * STEP_BEATS;
  const ownHits = hitsWithin(rhythm, own);
  return ownHits.length > 0
    ? { lengthBeats: own, hits: ownHits }
    : { lengthBeats, hits: [{ startBeats: 0, velocity: 1 }] };
}

function hitsWithin(rhythm: string, lengthBeats: number): Hit[] {
  const steps = rhythm.length;
  const complete = steps * Math.floor(lengthBeats / (steps * STEP_BEATS));
  const hits: Hit[] = [];
  for (let i = 0; i * STEP_BEATS < lengthBeats; i++) {
    const isRest = complete > 0 && i >= complete;
    const step = isRest ? steps - STEPS_PER_BEAT + ((i - complete) % STEPS_PER_BEAT) : i % steps;
    const velocity = velocities.get(rhythm[step] ?? '.');
    if (velocity !== undefined) hits.push({ startBeats: i * STEP_BEATS, velocity });
  }
  return hits;
}
