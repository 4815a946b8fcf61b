import { expect, test } from 'vitest';
import { createRandom } from '../../math/random.ts';
import { scaleNames } from '../scales.ts';
import { scaleTriads } from '../scaleTriads.ts';
import { chooseChords, progressions } from './progressions.ts';

test.each(scaleNames)('%s: four chords each, from the tonic, all of the scale, no two sequences alike', (scale) => {
  const count = scaleTriads(scale).length;
  for (const progression of progressions[scale]) {
    expect(progression).toHaveLength(4);
    expect(progression[0]).toBe(0);
    progression.forEach((index, i) => {
      expect(index).toBeLessThan(count);
      expect(index).not.toBe(progression[(i + 1) % 4]);
    });
  }
  expect(new Set(progressions[scale].map(String)).size).toBe(progressions[scale].length);
  expect(progressions[scale].length).toBeGreaterThanOrEqual(4);
});

test('sections are A A B A; fewer chords are the beginning of more', () => {
  const sixteen = chooseChords('major', 16, createRandom(5));
  const section = (i: number): string => JSON.stringify(sixteen.slice(4 * i, 4 * i + 4));
  expect(section(1)).toBe(section(0));
  expect(section(3)).toBe(section(0));
  expect(section(2)).not.toBe(section(0));
  expect(chooseChords('major', 6, createRandom(5))).toEqual(sixteen.slice(0, 6));
});

test('every sequence is chosen for some seed', () => {
  for (const scale of scaleNames) {
    const heard = new Set(
      Array.from({ length: 200 }, (_, seed) => JSON.stringify(chooseChords(scale, 4, createRandom(seed)))),
    );
    expect(heard.size).toBe(progressions[scale].length);
  }
});
