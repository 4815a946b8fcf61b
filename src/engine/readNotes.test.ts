import { describe, expect, it } from 'vitest';

import { readNotes } from './readNotes.ts';

const setup = { sampleRate: 2000, beatSec: 0.5, rootHz: 440, lowestHz: 0 };

describe('readNotes', () => {
  it('counts samples and fills in what is absent', () => {
    expect(readNotes([{ lengthSec: 0.5 }, { pitch: 81, startSec: 1, lengthSec: 0, velocity: 0.25 }], setup)).toEqual([
      { onFrame: 0, gateFrames: 1000, frequencyHz: 440, velocity: 1 },
      { onFrame: 2000, gateFrames: 0, frequencyHz: 880, velocity: 0.25 },
    ]);
  });

  it('knows beats, names of notes, fractions of MIDI numbers, and the root', () => {
    const notes = [
      { pitch: 'A5', startBeats: 1.5, lengthBeats: 3 },
      { pitch: 69.5, startSec: 0.25, lengthBeats: 0.001 },
      { lengthBeats: 1 },
    ];
    const read = readNotes(notes, { ...setup, rootHz: 55 });
    expect(read.map(({ onFrame, gateFrames }) => [onFrame, gateFrames])).toEqual([
      [1500, 3000],
      [500, 1],
      [0, 1000],
    ]);
    expect(read.map(({ frequencyHz }) => frequencyHz)).toEqual([880, expect.closeTo(452.893, 3), 55]);
  });

  it.each([
    ['not a list', 5, 'notes', 'wrong_type'],
    ['nothing', undefined, 'notes', 'wrong_type'],
    ['not a note', [1], 'notes[0]', 'wrong_type'],
    ['no length', [{ pitch: 60 }], 'notes[0].lengthSec', 'missing_key'],
    ['two pitches', [{ pitch: 60, frequencyHz: 100, lengthSec: 1 }], 'notes[0]', 'contradiction'],
    ['two lengths', [{ lengthSec: 1, lengthBeats: 1 }], 'notes[0]', 'contradiction'],
    ['two starts', [{ lengthSec: 1, startSec: 1, startBeats: 1 }], 'notes[0]', 'contradiction'],
    ['no note', [{ pitch: 'H4', lengthSec: 1 }], 'notes[0].pitch', 'unknown_note'],
    ['a note above half the sample rate', [{ pitch: 'G9', lengthSec: 1 }], 'notes[0].pitch', 'out_of_range', 8000],
    ['no MIDI number', [{ pitch: 128, lengthSec: 1 }], 'notes[0].pitch', 'out_of_range'],
    ['too many beats', [{ lengthBeats: 1201 }], 'notes[0].lengthBeats', 'out_of_range'],
    ['an unknown key', [{ lengthSec: 1 }, { lengthSec: 1, midi: 3 }], 'notes[1].midi', 'unknown_key'],
    ['a text', [{ lengthSec: '1' }], 'notes[0].lengthSec', 'wrong_type'],
    ['NaN', [{ lengthSec: NaN }], 'notes[0].lengthSec', 'not_finite'],
    ['a negative start', [{ lengthSec: 1, startSec: -1 }], 'notes[0].startSec', 'out_of_range'],
    ['an ultrasonic note', [{ lengthSec: 1, frequencyHz: 30000 }], 'notes[0].frequencyHz', 'out_of_range'],
    ['too loud', [{ lengthSec: 1, velocity: 2 }], 'notes[0].velocity', 'out_of_range'],
  ])('refuses %s', (_, notes, path, code, sampleRate = 44100) => {
    expect(() => readNotes(notes, { ...setup, sampleRate })).toThrow(expect.objectContaining({ path, code }));
  });
});
