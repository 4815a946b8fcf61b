import { expect, test } from 'vitest';
import { rhythmBar } from './rhythmBar.ts';

const starts = (rhythm: string, barBeats: number): number[] =>
  rhythmBar(rhythm, barBeats).hits.map(({ startBeats }) => startBeats);

test('letters are dynamics', () => {
  expect(rhythmBar('X.x.o...........', 4)).toEqual({
    lengthBeats: 4,
    hits: [
      { startBeats: 0, velocity: 1 },
      { startBeats: 0.5, velocity: 0.8 },
      { startBeats: 1, velocity: 0.5 },
    ],
  });
});

test.each([
  ['4/4', 4, [0, 1.25, 3.75]],
  ['3/4', 3, [0, 1.25]],
  ['7/8', 3.5, [0, 1.25]],
  ['5/4, the last beat again', 5, [0, 1.25, 3.75, 4.75]],
  ['6/4', 6, [0, 1.25, 3.75, 4.75, 5.75]],
  ['8/4, the whole again', 8, [0, 1.25, 3.75, 4, 5.25, 7.75]],
  ['9/4', 9, [0, 1.25, 3.75, 4, 5.25, 7.75, 8.75]],
  ['5/32, a bar below a beat joined with the next', 0.625, [0]],
])('in %s', (_, barBeats, expected) => {
  expect(starts('X....x.........o', barBeats)).toEqual(expected);
});

test('the first steps without a hit: across the bar lines', () => {
  expect(rhythmBar('....X.......x...', 1)).toMatchObject({ lengthBeats: 4 });
  expect(starts('....X.......x...', 1)).toEqual([1, 3]);
});

test('no hit at all: one at the beginning', () => {
  for (const rhythm of ['................', '']) expect(starts(rhythm, 3)).toEqual([0]);
});
