import { describe, expect, test } from 'vitest';
import { scaleDegreeToSemitones, scaleNames, scales } from './scales.ts';

describe('scales', () => {
  test.each(scaleNames)('%s ascends from the tonic and stays within the octave', (name) => {
    const steps: readonly number[] = scales[name];
    expect(steps[0]).toBe(0);
    expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
    expect(steps.at(-1)).toBeLessThan(12);
  });

  test('the documented ones come first', () => {
    expect(scaleNames.slice(0, 2)).toEqual(['major', 'minor']);
  });

  // Each mode is the major scale begun on another of its degrees.
  test.each([
    ['dorian', 1],
    ['phrygian', 2],
    ['lydian', 3],
    ['mixolydian', 4],
    ['minor', 5],
    ['locrian', 6],
  ] as const)('%s is major from degree %d', (name, start) => {
    const tonic = scaleDegreeToSemitones('major', start);
    const mode = scales[name].map((_, degree) => scaleDegreeToSemitones('major', start + degree) - tonic);
    expect(scales[name]).toEqual(mode);
  });
});

test('scaleDegreeToSemitones', () => {
  expect([-8, -7, -1, 0, 2, 6, 7, 14].map((degree) => scaleDegreeToSemitones('major', degree))).toEqual([
    -13, -12, -1, 0, 4, 11, 12, 24,
  ]);
  expect(scaleDegreeToSemitones('minor_pentatonic', 5)).toBe(12);
});
