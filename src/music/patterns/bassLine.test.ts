import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '../../math/random.ts';
import { plainRequest } from '../../../test/support/patternRequests.ts';
import { scaleDegreeToSemitones, scaleNames } from '../scales.ts';
import { bassLine } from './bassLine.ts';
import { chooseChords } from './progressions.ts';

const seeds = fc.integer({ min: 0, max: 1e6 });
const scale = fc.constantFrom(...scaleNames);
const pitchClass = (tone: number): number => ((tone % 12) + 12) % 12;

test('each bar begins with the root of its chord and keeps to root, fifth and octave, but for its last note', () => {
  fc.assert(
    fc.property(scale, seeds, fc.constantFrom(4, 3, 3.5, 5), (name, seed, barBeats) => {
      const notes = bassLine(plainRequest({ scale: name, seed, barBeats, lengthBeats: 8 * barBeats }));
      const chords = chooseChords(name, 8, createRandom(seed));
      chords.forEach(([root, , fifth], bar) => {
        const inside = notes.filter(({ startBeats }) => Math.floor(startBeats / barBeats) === bar);
        expect(inside[0]).toMatchObject({ startBeats: bar * barBeats, velocity: 1 });
        expect(pitchClass(inside[0]!.semitones)).toBe(root);
        for (const { semitones } of inside.slice(0, -1)) expect([root, fifth % 12]).toContain(pitchClass(semitones));
      });
    }),
    { numRuns: 50 },
  );
});

test('it stays in its register, plays one note at a time and has no gaps', () => {
  fc.assert(
    fc.property(scale, seeds, (name, seed) => {
      const notes = bassLine(plainRequest({ scale: name, seed, lengthBeats: 32 }));
      notes.forEach(({ semitones, startBeats, lengthBeats }, i) => {
        expect(semitones).toBeGreaterThanOrEqual(-8);
        expect(semitones).toBeLessThanOrEqual(14);
        expect(startBeats + lengthBeats).toBe(notes[i + 1]?.startBeats ?? 32);
      });
    }),
    { numRuns: 50 },
  );
});

test('where the last note of a bar is no note of its chord, it leads by a step of the scale to the next root', () => {
  let led = 0;
  for (let seed = 0; seed < 100; seed++) {
    const notes = bassLine(plainRequest({ scale: 'minor', seed, lengthBeats: 16 }));
    const chords = chooseChords('minor', 4, createRandom(seed));
    for (const bar of [0, 1, 2]) {
      const last = notes.filter(({ startBeats }) => startBeats < 4 * (bar + 1)).at(-1)!;
      const next = notes.find(({ startBeats }) => startBeats === 4 * (bar + 1))!;
      const [root, , fifth] = chords[bar]!;
      if ([root, fifth % 12].includes(pitchClass(last.semitones))) continue;
      led++;
      const degrees = Array.from({ length: 29 }, (_, i) => scaleDegreeToSemitones('minor', i - 14));
      expect(Math.abs(degrees.indexOf(last.semitones) - degrees.indexOf(next.semitones))).toBe(1);
    }
  }
  expect(led).toBeGreaterThan(100);
});
