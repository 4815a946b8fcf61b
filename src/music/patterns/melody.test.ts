import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainRequest } from '../../../test/support/patternRequests.ts';
import { type ScaleName, scaleDegreeToSemitones, scaleNames } from '../scales.ts';
import { melody } from './melody.ts';
import type { PatternNote } from './pattern.ts';

const seeds = fc.integer({ min: 0, max: 1e6 });
const bars = fc.constantFrom(4, 3, 3.5, 5);

const play = (scale: ScaleName, seed: number, lengthBeats: number, barBeats = 4): readonly PatternNote[] =>
  melody(plainRequest({ scale, seed, lengthBeats, barBeats }));

/** Degrees that may follow each other. */
function degreeOf(semitones: number, scale: ScaleName): number {
  for (let degree = -12; degree < 30; degree++) if (scaleDegreeToSemitones(scale, degree) === semitones) return degree;
  return NaN;
}

describe.each(scaleNames)('in %s', (scale) => {
  test('one note at a time, in its range; it ends on the tonic, by a step, on the longest note of its bar', () => {
    fc.assert(
      fc.property(seeds, bars, fc.integer({ min: 1, max: 16 }), (seed, barBeats, count) => {
        const notes = play(scale, seed, count * barBeats, barBeats);
        notes.forEach(({ semitones, startBeats, lengthBeats }, i) => {
          expect(semitones).toBeGreaterThanOrEqual(-5);
          expect(semitones).toBeLessThanOrEqual(14);
          expect(startBeats + lengthBeats).toBeLessThanOrEqual(notes[i + 1]?.startBeats ?? Infinity);
        });
        const [before, final] = notes.slice(-2) as [PatternNote, PatternNote];
        expect([0, 12]).toContain(final.semitones);
        expect(Math.abs(degreeOf(before.semitones, scale) - degreeOf(final.semitones, scale))).toBe(1);
        expect(final.startBeats + final.lengthBeats).toBe(count * barBeats);
        expect(final.lengthBeats).toBeGreaterThanOrEqual(barBeats / 2);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a phrase of four bars', () => {
  const phrases = Array.from({ length: 200 }, (_, seed) => play('minor', seed, 16));

  test('has a rhythm: different lengths, on and between beats', () => {
    for (const notes of phrases) {
      expect(notes.length).toBeGreaterThanOrEqual(8);
      expect(new Set(notes.map(({ lengthBeats }) => lengthBeats)).size).toBeGreaterThanOrEqual(2);
    }
    const offbeat = phrases.filter((notes) => notes.some(({ startBeats }) => !Number.isInteger(startBeats)));
    expect(offbeat.length).toBeGreaterThan(190);
  });

  test('breathes at the end of its second bar', () => {
    for (const notes of phrases) {
      const last = notes.filter(({ startBeats }) => startBeats < 8).at(-1)!;
      expect(last.startBeats + last.lengthBeats).toBeLessThan(8);
    }
  });

  test('repeats its first rhythm in its second bar, up to the rest', () => {
    for (const notes of phrases) {
      const bar = (i: number): number[] =>
        notes.map(({ startBeats }) => startBeats - 4 * i).filter((start) => start >= 0 && start < 4);
      expect(bar(0).slice(0, bar(1).length)).toEqual(bar(1));
    }
  });

  test('has a contour: steps are more usual than leaps, and the third bar lies above the first', () => {
    const degrees = phrases.map((notes) => notes.map(({ semitones }) => degreeOf(semitones, 'minor')));
    const intervals = degrees.flatMap((line) => line.slice(1).map((degree, i) => Math.abs(degree - line[i]!)));
    expect(intervals.filter((interval) => interval <= 1).length).toBeGreaterThan(intervals.length / 2);
    expect(intervals.filter((interval) => interval > 4).length).toBeLessThan(intervals.length / 10);
    const height = (bar: number): number => {
      const inside = phrases.flat().filter(({ startBeats }) => Math.floor(startBeats / 4) === bar);
      return inside.reduce((sum, { semitones }) => sum + semitones, 0) / inside.length;
    };
    expect(height(2)).toBeGreaterThan(height(0) + 4);
    for (const line of degrees) expect(new Set(line).size).toBeGreaterThanOrEqual(3);
  });
});
