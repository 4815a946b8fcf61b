import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hzToMidi } from './hzToMidi.ts';
import { midiToHz } from './midiToHz.ts';

test('octaves of A are exact', () => {
  expect([9, 21, 33, 45, 57, 69, 81, 93].map(midiToHz)).toEqual([13.75, 27.5, 55, 110, 220, 440, 880, 1760]);
});

test('middle C and the ends of MIDI', () => {
  expect(midiToHz(60)).toBeCloseTo(261.6255653005986, 9);
  expect(midiToHz(0)).toBeCloseTo(8.175798915643707, 9);
  expect(midiToHz(127)).toBeCloseTo(12543.853951415975, 6);
});

test('hzToMidi is its inverse', () => {
  fc.assert(
    fc.property(fc.double({ min: -24, max: 160, noNaN: true }), (note) => {
      expect(Math.abs(hzToMidi(midiToHz(note)) - note)).toBeLessThan(1e-11);
    }),
  );
});
