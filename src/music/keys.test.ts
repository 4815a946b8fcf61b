import { expect, test } from 'vitest';
import { keys, parseKey } from './keys.ts';

test('every name gives its pitch class', () => {
  keys.forEach((name, pitchClass) => expect(parseKey(name)).toBe(pitchClass));
});

test.each([
  ['Db', 1],
  ['Eb', 3],
  ['Fb', 4],
  ['E#', 5],
  ['Gb', 6],
  ['Ab', 8],
  ['Bb', 10],
  ['Cb', 11],
  ['B#', 0],
  ['F♯', 6],
  ['B♭', 10],
  ['f#', 6],
  ['b', 11],
  ['bb', 10],
])('%s is %d', (name, pitchClass) => {
  expect(parseKey(name)).toBe(pitchClass);
});

test.each(['', 'H', 'C##', 'Am', ' C', '#F', '0', 'C\n'])('%j is not a key', (name) => {
  expect(parseKey(name)).toBeUndefined();
});
