// Requests for patterns, arbitrary ones and plain ones, and the patterns that there are.
import fc from 'fast-check';
import { createRandom } from '../../src/math/random.ts';
import { barBeats } from '../../src/music/barBeats.ts';
import { arpeggio } from '../../src/music/patterns/arpeggio.ts';
import { bassLine } from '../../src/music/patterns/bassLine.ts';
import { bassOstinato } from '../../src/music/patterns/bassOstinato.ts';
import { chordProgression } from '../../src/music/patterns/chordProgression.ts';
import { fill } from '../../src/music/patterns/fill.ts';
import { groove } from '../../src/music/patterns/groove.ts';
import { heldChord } from '../../src/music/patterns/heldChord.ts';
import { melody } from '../../src/music/patterns/melody.ts';
import type { PatternNote, PatternRequest } from '../../src/music/patterns/pattern.ts';
import { rootAndFifth } from '../../src/music/patterns/rootAndFifth.ts';
import { singleNote } from '../../src/music/patterns/singleNote.ts';
import { type ScaleName, scaleNames, scales } from '../../src/music/scales.ts';
import { beatUnits } from '../../src/music/validateContext.ts';

export const everyPattern = {
  ...{ singleNote, heldChord, rootAndFifth, chordProgression, bassLine, bassOstinato },
  ...{ melody, arpeggio, groove, fill },
};

/** A request without its state, so that it can be made twice. */
export interface PlainRequest extends Omit<PatternRequest, 'random'> {
  readonly seed: number;
}

export function patternRequest({ seed, ...rest }: PlainRequest): PatternRequest {
  return { ...rest, random: createRandom(seed) };
}

/** In 4/4, unless told. */
export function plainRequest(given: Partial<PlainRequest> & { lengthBeats: number }): PatternRequest {
  return patternRequest({ scale: 'major', barBeats: 4, seed: 1, ...given });
}

const signature = fc.tuple(fc.integer({ min: 1, max: 64 }), fc.constantFrom(...beatUnits));

/** Usual signatures half of the time. */
const bars = fc
  .oneof(
    fc.constantFrom([4, 4] as const, [3, 4] as const, [6, 8] as const, [7, 8] as const, [5, 4] as const),
    signature,
  )
  .map(([beats, beatUnit]) => barBeats([beats, beatUnit]));

const lengths = fc.oneof(
  fc.double({ min: 0.01, max: 200, noNaN: true }),
  fc.double({ min: 0.01, max: 4, noNaN: true }),
  fc.integer({ min: 1, max: 200 }),
);

const rhythms = fc.oneof(
  fc.constantFrom('X...X...X...X...', '....X.......X...', 'xoxoxoxoxoxoxoxo', 'X..............o', '..............x.'),
  fc.array(fc.constantFrom('X', 'x', 'o', '.'), { minLength: 16, maxLength: 16 }).map((steps) => steps.join('')),
);

export const plainRequests: fc.Arbitrary<PlainRequest> = fc.record(
  {
    scale: fc.constantFrom(...scaleNames),
    lengthBeats: lengths,
    barBeats: bars,
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    rhythm: rhythms,
  },
  { requiredKeys: ['scale', 'lengthBeats', 'barBeats', 'seed'] },
);

export function isInScale(semitones: number, scale: ScaleName): boolean {
  return (scales[scale] as readonly number[]).includes(((semitones % 12) + 12) % 12);
}

/** Every way in which notes break what patterns promise. */
export function patternOffences(notes: readonly PatternNote[], { scale, lengthBeats }: PlainRequest): string[] {
  const offences = notes.length > 0 ? [] : ['no notes'];
  notes.forEach((note, i) => {
    const say = (what: string): number => offences.push(`note ${i}: ${what}: ${JSON.stringify(note)}`);
    if (!Number.isInteger(note.semitones)) say('not whole');
    if (!isInScale(note.semitones, scale)) say('not in the scale');
    if (!(note.startBeats >= 0 && note.startBeats < lengthBeats)) say('starts outside');
    if (!(note.lengthBeats > 0 && note.startBeats + note.lengthBeats <= lengthBeats)) say('ends outside');
    if (!(note.velocity > 0 && note.velocity <= 1)) say('velocity');
    if (i > 0 && notes[i - 1]!.startBeats > note.startBeats) say('not sorted');
  });
  const ends = new Map<number, number>();
  for (const { semitones, startBeats, lengthBeats } of notes) {
    if ((ends.get(semitones) ?? 0) > startBeats + 1e-9) offences.push(`${semitones} at ${startBeats} sounds already`);
    ends.set(semitones, startBeats + lengthBeats);
  }
  return offences;
}
