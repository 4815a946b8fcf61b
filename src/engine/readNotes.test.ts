import { describe, expect, it } from 'vitest';

import { readNotes } from './readNotes.ts';

describe('readNotes', () => {
  it('counts samples and fills in what is absent', () => {
    expect(readNotes([{ lengthSec: 0.5 }, { midi: 81, startSec: 1, lengthSec: 0, velocity: 0.25 }], 1000)).toEqual([
      { onFrame: 0, gateFrames: 500, frequencyHz: 440, velocity: 1 },
      { onFrame: 1000, gateFrames: 0, frequencyHz: 880, velocity: 0.25 },
    ]);
  });

  it.each([
    ['not a list', 5, 'notes', 'wrong_type'],
    ['nothing', undefined, 'notes', 'wrong_type'],
    ['not a note', [1], 'notes[0]', 'wrong_type'],
    ['no length', [{ midi: 60 }], 'notes[0].lengthSec', 'missing_key'],
    ['two pitches', [{ midi: 60, frequencyHz: 100, lengthSec: 1 }], 'notes[0]', 'contradiction'],
    ['an unknown key', [{ lengthSec: 1 }, { lengthSec: 1, pitch: 3 }], 'notes[1].pitch', 'unknown_key'],
    ['a text', [{ lengthSec: '1' }], 'notes[0].lengthSec', 'wrong_type'],
    ['NaN', [{ lengthSec: NaN }], 'notes[0].lengthSec', 'not_finite'],
    ['a negative start', [{ lengthSec: 1, startSec: -1 }], 'notes[0].startSec', 'out_of_range'],
    ['an ultrasonic note', [{ lengthSec: 1, frequencyHz: 30000 }], 'notes[0].frequencyHz', 'out_of_range'],
    ['too loud', [{ lengthSec: 1, velocity: 2 }], 'notes[0].velocity', 'out_of_range'],
  ])('refuses %s', (_, notes, path, code) => {
    expect(() => readNotes(notes, 44100)).toThrow(expect.objectContaining({ path, code }));
  });
});
