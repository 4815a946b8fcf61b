import fc from 'fast-check';
import { expect, test } from 'vitest';
import { midiToHz } from './midiToHz.ts';
import { noteName } from './noteName.ts';
import { parseNote } from './parseNote.ts';

test.each([
  ['C4', 60],
  ['A4', 69],
  ['c4', 60],
  ['C-1', 0],
  ['C−1', 0],
  ['G9', 127],
  ['F#3', 54],
  ['F♯3', 54],
  ['Gb3', 54],
  ['G♭3', 54],
  ['b4', 71],
  ['bb4', 70],
  ['Bbb4', 69],
  ['F##3', 55],
  ['C♯♯4', 62],
  ['D♭♭4', 60],
  // The octave belongs to the letter.
  ['B#3', 60],
  ['Cb4', 59],
  ['Abb9', 127],
  ['C##-1', 2],
])('%s is note %d', (text, midi) => {
  expect(parseNote(text)).toBe(midi);
});

test('A4 is 440 Hz', () => {
  expect(midiToHz(parseNote('A4')!)).toBe(440);
});

test.each([
  ...['', 'C', '4', 'H4', 'C#b4', 'Cb#4', 'C###4', 'C10', 'C-2', 'C 4', ' C4', 'C4\n', 'C4.5', 'C+4', 'Am4'],
  // Outside MIDI.
  ...['Cb-1', 'Cbb-1', 'G#9', 'A9', 'B9'],
])('%j is not a note', (text) => {
  expect(parseNote(text)).toBeUndefined();
});

test('it reads what noteName writes, in either case', () => {
  for (let midi = 0; midi <= 127; midi++) {
    expect(parseNote(noteName(midi))).toBe(midi);
    expect(parseNote(noteName(midi).toLowerCase())).toBe(midi);
  }
});

test('any text gives a note of MIDI or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[A-Ga-g][#b♯♭]{0,3}-?\d$/)), (text) => {
      const midi = parseNote(text);
      expect(midi === undefined || (Number.isInteger(midi) && midi >= 0 && midi <= 127)).toBe(true);
    }),
  );
});
