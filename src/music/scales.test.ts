import { describe, expect, test } from 'vitest';
import { parseKey } from './keys.ts';
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

// Steps in semitones up to the octave: 2 whole, 1 half, 3 a tone and a half.
// Sources: V. Persichetti, "Twentieth-Century Harmony" (1961), chapter 2, for the modes and pentatonic scales; W. Piston, "Harmony",
// for the minors; the minor blues scale is the minor pentatonic with a diminished fifth.
test.each([
  ['major', '2212221'],
  ['minor', '2122122'],
  ['dorian', '2122212'],
  ['phrygian', '1222122'],
  ['lydian', '2221221'],
  ['mixolydian', '2212212'],
  ['locrian', '1221222'],
  ['harmonic_minor', '2122131'],
  ['melodic_minor', '2122221'],
  ['major_pentatonic', '22323'],
  ['minor_pentatonic', '32232'],
  ['blues', '321132'],
  ['chromatic', '111111111111'],
] as const)('the steps of %s are %s', (name, steps) => {
  const tones: readonly number[] = [...scales[name], 12];
  expect(
    tones
      .slice(1)
      .map((tone, i) => tone - tones[i]!)
      .join(''),
  ).toBe(steps);
});

test('every scale has its steps in that table', () => {
  expect(scaleNames).toHaveLength(13);
});

// The same scales where they are written without accidentals, or as textbooks spell them.
test.each([
  ['major', 'C D E F G A B'],
  ['dorian', 'D E F G A B C'],
  ['phrygian', 'E F G A B C D'],
  ['lydian', 'F G A B C D E'],
  ['mixolydian', 'G A B C D E F'],
  ['minor', 'A B C D E F G'],
  ['locrian', 'B C D E F G A'],
  ['harmonic_minor', 'A B C D E F G#'],
  ['melodic_minor', 'A B C D E F# G#'],
  ['major_pentatonic', 'C D E G A'],
  ['major_pentatonic', 'F# G# A# C# D#'],
  ['minor_pentatonic', 'A C D E G'],
  ['blues', 'A C D Eb E G'],
  ['blues', 'C Eb F Gb G Bb'],
  ['minor', 'F G Ab Bb C Db Eb'],
  ['lydian', 'C D E F# G A B'],
  ['harmonic_minor', 'C D Eb F G Ab B'],
] as const)('%s: %s', (name, spelling) => {
  const [tonic, ...classes] = spelling.split(' ').map((key) => parseKey(key)!);
  expect(scales[name]).toEqual([0, ...classes.map((key) => (key - tonic! + 12) % 12)]);
});
