import { expect, test } from 'vitest';
import { findPhrases } from './findPhrases.ts';

const list = [
  ['bass', 'bass'],
  ['sub bass', 'sub'],
  ['drum', 'drum'],
  ['bass drum', 'kick'],
  ['hi hat', 'hat'],
  ['808', 'boom'],
  ['crash', 'cymbal'],
] as const;

const meanings = (text: string) => findPhrases(text, list).flatMap((found) => found.meanings);

test.each([
  ['a Bass.', ['bass']],
  ['BASSES', ['bass']],
  ['bassoon, embassy', []],
  ['a bass drum', ['kick']],
  ['bass-drum bass_drum Bass  Drums', ['kick']],
  ['drum bass', ['drum', 'bass']],
  ['sub bass', ['sub']],
  ['sub-bass drum', ['sub', 'kick']],
  ['hi-hats and crashes', ['hat', 'cymbal']],
  ['hi, hatter', []],
  ['two 808s', ['boom']],
  ['', []],
  ['…', []],
])('%j', (text, expected) => {
  expect(meanings(text)).toEqual(expected);
});

test('a phrase of two meanings', () => {
  const found = findPhrases('a pluck', [
    ['pluck', 'bass'],
    ['plucks', 'lead'],
    ['pluck', 'bass'],
  ]);
  expect(found).toEqual([{ phrase: 'pluck', meanings: ['bass', 'lead'] }]);
});

test('spellings of a phrase', () => {
  expect(findPhrases('Hi-Hats', [['hi hat', 0]])).toHaveLength(1);
  expect(findPhrases('bass', [['bas', 0]])).toEqual([]);
});

test('long texts are quick', () => {
  expect(findPhrases('bass drum '.repeat(400), list)).toHaveLength(1);
});
