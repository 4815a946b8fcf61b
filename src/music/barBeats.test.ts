import { expect, test } from 'vitest';
import { barBeats } from './barBeats.ts';

test.each([
  [4, 4, 4],
  [3, 4, 3],
  [2, 2, 4],
  [6, 8, 3],
  [12, 8, 6],
  [7, 8, 3.5],
  [1, 64, 0.0625],
  [64, 1, 256],
])('a bar of %d/%d has %d quarter notes', (beats, beatUnit, quarters) => {
  expect(barBeats([beats, beatUnit])).toBe(quarters);
});
