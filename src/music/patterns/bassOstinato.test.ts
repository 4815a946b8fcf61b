import { expect, test } from 'vitest';
import { plainRequest } from '../../../test/support/patternRequests.ts';
import { scaleDegreeToSemitones, scaleNames } from '../scales.ts';
import { bassOstinato } from './bassOstinato.ts';

test('bars are all the same, in any time, and begin with the root', () => {
  for (const barBeats of [4, 3, 3.5, 5]) {
    for (let seed = 0; seed < 50; seed++) {
      const notes = bassOstinato(plainRequest({ lengthBeats: 4 * barBeats, barBeats, seed }));
      const bar = (i: number) =>
        notes
          .filter(({ startBeats }) => startBeats >= i * barBeats && startBeats < (i + 1) * barBeats)
          .map((note) => ({ ...note, startBeats: note.startBeats - i * barBeats }));
      for (const i of [1, 2, 3]) expect(bar(i)).toEqual(bar(0));
      expect(bar(0)[0]).toMatchObject({ startBeats: 0, semitones: 0, velocity: 1 });
      // One at a time, on sixteenths.
      notes.slice(1).forEach(({ startBeats }, i) => {
        expect(startBeats).toBeGreaterThanOrEqual(notes[i]!.startBeats + notes[i]!.lengthBeats);
        expect(Number.isInteger(startBeats * 4)).toBe(true);
      });
    }
  }
});

test('root, octave, fifth and the note below, mostly the root', () => {
  for (const scale of scaleNames) {
    const tones = Array.from({ length: 100 }, (_, seed) => bassOstinato(plainRequest({ scale, lengthBeats: 4, seed })))
      .flat()
      .map(({ semitones }) => semitones);
    const fifth = scale === 'locrian' ? 6 : 7;
    expect([...new Set(tones)].sort((a, b) => a - b)).toEqual([scaleDegreeToSemitones(scale, -1), 0, fifth, 12]);
    expect(tones.filter((tone) => tone === 0).length).toBeGreaterThan(tones.length / 2);
  }
});
