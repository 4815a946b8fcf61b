import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainRequest } from '../../../test/support/patternRequests.ts';
import { groove } from './groove.ts';

test('the rhythm, bar by bar, each hit until the next', () => {
  const notes = groove(plainRequest({ lengthBeats: 8, rhythm: 'X...x.......o...' }));
  expect(notes.map(({ startBeats }) => startBeats)).toEqual([0, 1, 3, 4, 5, 7]);
  expect(notes.map(({ lengthBeats }) => lengthBeats)).toEqual([1, 2, 1, 1, 2, 1]);
  expect(notes.every(({ semitones }) => semitones === 0)).toBe(true);
});

test('a sound without a rhythm plays quarter notes', () => {
  const notes = groove(plainRequest({ lengthBeats: 6, barBeats: 3 }));
  expect(notes.map(({ startBeats }) => startBeats)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('the seed varies velocities only, and never so far as another dynamic', () => {
  const rhythm = 'Xoxo..xoX.x.oxXo';
  const play = (seed: number) => groove(plainRequest({ lengthBeats: 16, rhythm, seed }));
  const written = rhythm.replaceAll('.', '').repeat(4);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
      const notes = play(seed);
      expect(notes.map(({ startBeats }) => startBeats)).toEqual(play(0).map(({ startBeats }) => startBeats));
      notes.forEach(({ velocity }, i) => {
        const nominal = { X: 1, x: 0.8, o: 0.5 }[written[i]!]!;
        expect(velocity).toBeLessThanOrEqual(nominal);
        expect(velocity).toBeGreaterThan(0.9 * nominal);
      });
    }),
  );
  expect(new Set(play(3).map(({ velocity }) => velocity)).size).toBeGreaterThan(20);
});

test('the bar of 7/8 begins again after seven eighths', () => {
  const notes = groove(plainRequest({ lengthBeats: 7, barBeats: 3.5, rhythm: 'X.......x.....x.' }));
  expect(notes.map(({ startBeats }) => startBeats)).toEqual([0, 2, 3.5, 5.5]);
});
