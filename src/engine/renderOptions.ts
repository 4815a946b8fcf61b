/** What a render of a preset is asked for beside preset, context and duration. */
import { ConfigurationError } from '../errors.ts';
import { describeValue, inputChecks } from '../inputChecks.ts';
import { patternNames, type PatternName } from '../music/patterns/pattern.ts';
import type { NoteInput } from './readNotes.ts';

/**
 * What becomes of what still sounds when the duration is over: `fit`, notes end early enough for their release to fit; `cut`, they are held to the
 * last sample and cut off there; `extend`, they are held to the end of the duration, and the sound goes on until it has died away.
 */
export type Tail = 'fit' | 'cut' | 'extend';
export const tails = ['fit', 'cut', 'extend'] as const satisfies readonly Tail[];

export interface RenderOptions {
  /** Variations: the same seed gives the same bytes. 0 to 2³² − 1, whole; default 0. */
  readonly seed?: number;
  /** What to play, instead of a pattern. */
  readonly notes?: readonly NoteInput[];
  /** What to make of the duration. Default: what the role plays (a pad its chord, others a note), in a loop `loop`. */
  readonly pattern?: PatternName;
  /**
   * A seamless loop of the whole number of bars, at least one, that is nearest to the duration: what still sounds at its end goes on
   * at its beginning. Default false.
   */
  readonly loop?: boolean;
  /** Default `fit`. */
  readonly tail?: Tail;
}

export interface ReadRenderOptions {
  /** As 32 bits with a sign. */
  readonly seed: number;
  /** Not looked at yet. */
  readonly notes: unknown;
  readonly pattern: PatternName | undefined;
  readonly ending: Tail | 'loop';
}

const check = inputChecks('options object', ConfigurationError);

/** @throws ConfigurationError */
export function readRenderOptions(options: unknown): ReadRenderOptions {
  const given = check.object(options, '', ['seed', 'notes', 'pattern', 'loop', 'tail']);
  const loop = check.boolean(given.has('loop') ? given.get('loop') : false, 'loop');
  const tail = given.has('tail') ? check.choice(given.get('tail'), 'tail', tails) : undefined;
  const pattern = given.has('pattern') ? check.choice(given.get('pattern'), 'pattern', patternNames) : undefined;
  if (loop && tail !== undefined) {
    const suggestion = 'Leave one of them out.';
    throw check.mismatch(
      'tail',
      'conflicting_options',
      describeValue(tail),
      'absent in a loop, whose tail goes on at its beginning',
      suggestion,
    );
  }
  if (given.has('notes') && pattern !== undefined) {
    const suggestion = 'Leave one of them out.';
    throw check.mismatch(
      'pattern',
      'conflicting_options',
      describeValue(pattern),
      'absent where notes are given',
      suggestion,
    );
  }
  return {
    seed: readSeed(given.get('seed')),
    notes: given.get('notes'),
    pattern,
    ending: loop ? 'loop' : (tail ?? 'fit'),
  };
}

/** @throws ConfigurationError */
export function readSeed(seed: unknown): number {
  const range = { min: 0, max: 4294967295, integer: true, unit: '', example: 1 };
  return check.number(seed ?? 0, 'seed', range) | 0;
}
