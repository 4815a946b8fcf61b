import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitNotes } from './fitNotes.ts';

const note = (startBeats: number, lengthBeats: number, semitones = 0) => ({
  ...{ startBeats, lengthBeats, semitones },
  velocity: 0.5,
});

test('sorts, cuts and leaves out', () => {
  const notes = [note(2, 9), note(0, 1, 7), note(0, 1, 0), note(3, 1), note(2.95, 1), note(2.9375, 1)];
  expect(fitNotes(notes, 3)).toEqual([note(0, 1, 0), note(0, 1, 7), note(2, 1), note(2.9375, 0.0625)]);
});

test('a note at the beginning stays, however short', () => {
  expect(fitNotes([note(0, 4)], 0.01)).toEqual([note(0, 0.01)]);
});

test('the root where nothing is left', () => {
  const root = { semitones: 0, startBeats: 0, lengthBeats: 0.9, velocity: 1 };
  expect(fitNotes([note(1, 1, 5)], 0.9)).toEqual([root]);
  expect(fitNotes([], 0.9)).toEqual([root]);
});

test('start and length of a note that is cut add up to the time, to the bit', () => {
  const beats = fc.double({ min: 0.01, max: 1000, noNaN: true });
  fc.assert(
    fc.property(fc.nat(32_000), beats, (steps, lengthBeats) => {
      const startBeats = steps / 32;
      for (const fitted of fitNotes([note(startBeats, 1e9)], lengthBeats)) {
        const end = fitted.startBeats + fitted.lengthBeats;
        expect(end).toBe(lengthBeats);
      }
    }),
  );
});
