import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyPattern, patternOffences, patternRequest, plainRequests } from '../../../test/support/patternRequests.ts';

const cases = Object.entries(everyPattern);

describe.each(cases)('%s', (_, pattern) => {
  test('keeps what patterns promise: sorted, within the time, in the scale, no note twice at once, at least one', () => {
    fc.assert(
      fc.property(plainRequests, (plain) => {
        expect(patternOffences(pattern(patternRequest(plain)), plain)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('the same seed gives the same notes', () => {
    fc.assert(
      fc.property(plainRequests, (plain) => {
        expect(pattern(patternRequest(plain))).toEqual(pattern(patternRequest(plain)));
      }),
      { numRuns: 50 },
    );
  });

  test('less time than a step has one onset, at the beginning, that lasts', () => {
    fc.assert(
      fc.property(plainRequests, fc.double({ min: 0.01, max: 0.2, noNaN: true }), (plain, lengthBeats) => {
        const notes = pattern(patternRequest({ ...plain, lengthBeats }));
        expect(notes.map(({ startBeats }) => startBeats)).toEqual(notes.map(() => 0));
        expect(notes.map((note) => note.lengthBeats)).toEqual(notes.map(() => lengthBeats));
        expect(notes[0]!.semitones).toBe(0);
      }),
    );
  });
});

test.each(['chordProgression', 'bassLine', 'bassOstinato', 'melody', 'arpeggio', 'groove', 'fill'] as const)(
  '%s: seeds differ',
  (name) => {
    const heard = Array.from({ length: 20 }, (_, seed) =>
      JSON.stringify(everyPattern[name](patternRequest({ scale: 'minor', lengthBeats: 32, barBeats: 4, seed }))),
    );
    expect(new Set(heard).size).toBeGreaterThan(5);
  },
);
