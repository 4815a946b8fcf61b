import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainRequest } from '../../../test/support/patternRequests.ts';
import { type ScaleName, scaleNames } from '../scales.ts';
import { scaleTriads } from '../scaleTriads.ts';
import { chordProgression } from './chordProgression.ts';
import { heldChord } from './heldChord.ts';

const seeds = fc.integer({ min: 0, max: 1e6 });

/** The voices of each chord, lowest first. */
function chordsOf(request: Parameters<typeof plainRequest>[0]): { start: number; length: number; voices: number[] }[] {
  const notes = chordProgression(plainRequest(request));
  const starts = [...new Set(notes.map(({ startBeats }) => startBeats))];
  return starts.map((start) => {
    const chord = notes.filter(({ startBeats }) => startBeats === start);
    return { start, length: chord[0]!.lengthBeats, voices: chord.map(({ semitones }) => semitones) };
  });
}

const classes = (tones: readonly number[]): string =>
  tones
    .map((tone) => ((tone % 12) + 12) % 12)
    .sort((a, b) => a - b)
    .join();

describe.each(scaleNames)('in %s', (scale: ScaleName) => {
  test('every chord is one that the scale gives, the first that of the tonic, and neighbours differ', () => {
    const known = scaleTriads(scale).map(classes);
    fc.assert(
      fc.property(seeds, (seed) => {
        const chords = chordsOf({ scale, seed, lengthBeats: 32 });
        expect(chords).toHaveLength(8);
        expect(chords[0]!.voices).toEqual(scaleTriads(scale)[0]);
        for (const { voices } of chords) expect(known).toContain(classes(voices));
        chords.slice(1).forEach(({ voices }, i) => expect(classes(voices)).not.toBe(classes(chords[i]!.voices)));
      }),
      { numRuns: 20 },
    );
  });

  test('voices move little and stay in their register', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const chords = chordsOf({ scale, seed, lengthBeats: 128 }).map(({ voices }) => voices);
        for (const [i, voices] of chords.entries()) {
          expect(voices).toEqual([...voices].sort((a, b) => a - b));
          expect(voices[0]).toBeGreaterThanOrEqual(-6);
          expect(voices[2]).toBeLessThanOrEqual(15);
          const before = chords[i - 1] ?? voices;
          const moved = voices.map((tone, k) => Math.abs(tone - before[k]!));
          expect(Math.max(...moved)).toBeLessThanOrEqual(4);
          expect(moved[0]! + moved[1]! + moved[2]!).toBeLessThanOrEqual(10);
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('a chord a bar, in any time', () => {
  for (const barBeats of [4, 3, 3.5, 5]) {
    const chords = chordsOf({ lengthBeats: 4 * barBeats, barBeats });
    expect(chords.map(({ start }) => start)).toEqual([0, 1, 2, 3].map((bar) => bar * barBeats));
    expect(chords.map(({ length }) => length)).toEqual([0, 1, 2, 3].map(() => barBeats));
  }
});

test('a chord for two bars where there are more than eight', () => {
  expect(chordsOf({ lengthBeats: 32 }).map(({ length }) => length)).toEqual(Array(8).fill(4));
  expect(chordsOf({ lengthBeats: 32 + 1e-4 })).toHaveLength(8);
  expect(chordsOf({ lengthBeats: 64 }).map(({ length }) => length)).toEqual(Array(8).fill(8));
});

test('what is left of a bar is a chord of its own from half a bar on', () => {
  expect(chordsOf({ lengthBeats: 10 }).map(({ length }) => length)).toEqual([4, 4, 2]);
  expect(chordsOf({ lengthBeats: 9 }).map(({ length }) => length)).toEqual([4, 5]);
});

test('less than a bar is the chord of the tonic', () => {
  for (const scale of scaleNames) {
    for (const lengthBeats of [0.02, 1, 3.9]) {
      const request = { scale, lengthBeats };
      expect(chordProgression(plainRequest(request))).toEqual(heldChord(plainRequest(request)));
    }
  }
});
