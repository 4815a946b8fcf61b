/** What notes may make of a length of time: one note, a chord, a phrase, a loop. */
import type { Random } from '../../math/random.ts';
import type { ScaleName } from '../scales.ts';

export const patternNames = ['note', 'chord', 'phrase', 'loop'] as const;
export type PatternName = (typeof patternNames)[number];

/** Beats are quarter notes. */
export interface PatternRequest {
  readonly scale: ScaleName;
  /** What is to be filled. */
  readonly lengthBeats: number;
  /** Of one bar. */
  readonly barBeats: number;
  /** The same seed gives the same notes. */
  readonly random: Random;
  /**
   * Sixteen steps of a 4/4 bar: `X` strong, `x` plain, `o` soft, `.` nothing. Absent where a sound has no rhythm of its own.
   */
  readonly rhythm?: string;
}

export interface PatternNote {
  /** Above the root, whole; may be negative. */
  readonly semitones: number;
  /** From 0; below `lengthBeats`. */
  readonly startBeats: number;
  /** Above 0; the note ends within `lengthBeats`. */
  readonly lengthBeats: number;
  /** Above 0, up to 1. */
  readonly velocity: number;
}

/** Sorted by start. At least one note. */
export type Pattern = (request: PatternRequest) => readonly PatternNote[];
