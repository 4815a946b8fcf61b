import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainRequest, plainRequests } from '../../../test/support/patternRequests.ts';
import { fill } from './fill.ts';
import { groove } from './groove.ts';

const starts = (notes: ReturnType<typeof fill>): number[] => notes.map(({ startBeats }) => startBeats);

test('all bars but the last are the rhythm; in the last, more is added in its second half, and nothing taken away', () => {
  const bars = fc.constantFrom(3, 3.5, 4, 5);
  fc.assert(
    fc.property(plainRequests, bars, fc.integer({ min: 1, max: 8 }), (plain, barBeats, count) => {
      const rhythm = `X${(plain.rhythm ?? 'X...x...X...x...').slice(1)}`;
      const request = { ...plain, rhythm, barBeats, lengthBeats: count * barBeats };
      const plainStarts = starts(groove(plainRequest(request)));
      const filled = starts(fill(plainRequest(request)));
      const added = filled.filter((start) => !plainStarts.includes(start));
      expect(plainStarts.filter((start) => !filled.includes(start))).toEqual([]);
      for (const start of added) expect(start).toBeGreaterThanOrEqual((count - 0.5) * barBeats);
      expect(added.length).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('on average it fills half of what a backbeat leaves free in the second half, and more at its end', () => {
  const counts = Array.from({ length: 200 }, (_, seed) =>
    starts(fill(plainRequest({ lengthBeats: 4, rhythm: '....X.......X...', seed }))),
  );
  const within = (from: number, to: number): number =>
    counts.flat().filter((start) => start >= from && start < to).length / counts.length;
  expect(within(2, 4)).toBeGreaterThan(4);
  expect(within(2, 4)).toBeLessThan(8);
  expect(within(3, 4)).toBeGreaterThan(within(2, 3) + 1);
});

test('a rhythm of sixteenths gets thirty-seconds', () => {
  const notes = starts(fill(plainRequest({ lengthBeats: 8, rhythm: 'xoxoxoxoxoxoxoxo' })));
  expect(notes.length).toBeGreaterThan(32);
  for (const start of notes) expect(Number.isInteger(start * 8)).toBe(true);
});
