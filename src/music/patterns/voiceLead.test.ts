import { expect, test } from 'vitest';
import { voiceLead } from './voiceLead.ts';

test('keeps what two chords have in common', () => {
  // C, Am, F, G, C: as a textbook leads them.
  expect(voiceLead([0, 4, 7], [9, 12, 16])).toEqual([0, 4, 9]);
  expect(voiceLead([0, 4, 9], [5, 9, 12])).toEqual([0, 5, 9]);
  expect(voiceLead([0, 5, 9], [7, 11, 14])).toEqual([-1, 2, 7]);
  expect(voiceLead([-1, 2, 7], [0, 4, 7])).toEqual([0, 4, 7]);
});

test('a chord stays as it is', () => {
  for (const voices of [
    [0, 4, 7],
    [-5, 0, 4],
    [4, 7, 12],
  ]) {
    expect(voiceLead(voices, [0, 4, 7])).toEqual(voices);
  }
});
