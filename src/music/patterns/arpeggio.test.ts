import { expect, test } from 'vitest';
import { plainRequest } from '../../../test/support/patternRequests.ts';
import { arpeggio } from './arpeggio.ts';

test('bars are all the same, in any time, and hold the whole chord and nothing else', () => {
  for (const barBeats of [4, 3, 3.5, 5]) {
    for (let seed = 0; seed < 50; seed++) {
      const notes = arpeggio(plainRequest({ scale: 'minor', lengthBeats: 4 * barBeats, barBeats, seed }));
      const bar = (i: number) =>
        notes
          .filter(({ startBeats }) => startBeats >= i * barBeats && startBeats < (i + 1) * barBeats)
          .map((note) => ({ ...note, startBeats: note.startBeats - i * barBeats }));
      for (const i of [1, 2, 3]) expect(bar(i)).toEqual(bar(0));
      expect([...new Set(notes.map(({ semitones }) => semitones))].sort((a, b) => a - b)).toEqual([0, 3, 7, 12]);
    }
  }
});

test('eighths or sixteenths, one at a time, each shorter than its step', () => {
  const steps = new Set<number>();
  for (let seed = 0; seed < 50; seed++) {
    const notes = arpeggio(plainRequest({ lengthBeats: 8, seed }));
    const step = notes[1]!.startBeats;
    steps.add(step);
    expect(notes).toHaveLength(8 / step);
    for (const { lengthBeats } of notes) expect(lengthBeats).toBeCloseTo(0.8 * step, 12);
  }
  expect([...steps].sort()).toEqual([0.25, 0.5]);
});
