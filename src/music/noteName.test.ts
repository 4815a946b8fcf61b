import { expect, test } from 'vitest';
import { noteName } from './noteName.ts';

test('C4 is middle C, A4 the 440 Hz', () => {
  expect([0, 21, 59, 60, 61, 69, 70, 108, 127].map(noteName)).toEqual([
    'C-1',
    'A0',
    'B3',
    'C4',
    'C#4',
    'A4',
    'A#4',
    'C8',
    'G9',
  ]);
});

test('beyond MIDI', () => {
  expect([-1, -12, 128, 132].map(noteName)).toEqual(['B-2', 'C-2', 'G#9', 'C10']);
});
