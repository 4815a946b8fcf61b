import { expect, test } from 'vitest';
import { hzToMidi } from './hzToMidi.ts';

test('octaves of A are exact', () => {
  expect([27.5, 220, 440, 880].map(hzToMidi)).toEqual([21, 57, 69, 81]);
});

test('50 cents above A4', () => {
  expect(hzToMidi(452.8929841231365)).toBeCloseTo(69.5, 10);
});
