import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hzToMidi } from './hzToMidi.ts';
import { midiToHz } from './midiToHz.ts';
import { nearestTonicHz } from './nearestTonicHz.ts';

const semitonesAway = (hz: number, key: number): number => hzToMidi(nearestTonicHz(hz, key)) - hzToMidi(hz);

test('a tonic stays where it is, to the bit', () => {
  for (let midi = 0; midi <= 127; midi++) {
    expect(nearestTonicHz(midiToHz(midi), midi % 12)).toBe(midiToHz(midi));
  }
});

test.each([
  [440, 9, 440],
  [430, 9, 440],
  [600, 9, 440],
  [640, 9, 880],
  // The pitch that presets begin with, C4, in C and in G.
  [261.63, 0, midiToHz(60)],
  [261.63, 7, midiToHz(55)],
])('%d Hz in key %d: %d Hz', (hz, key, expected) => {
  expect(nearestTonicHz(hz, key)).toBe(expected);
});

test('half an octave away it goes down, whatever the octave', () => {
  for (let midi = 6; midi <= 127; midi++) {
    // Another program rounds its tritone in another way.
    for (const rounding of [1 - 1e-12, 1, 1 + 1e-12]) {
      expect(nearestTonicHz(midiToHz(midi) * rounding, (midi + 6) % 12)).toBe(midiToHz(midi - 6));
    }
  }
});

test('it is a tonic, and no other is nearer', () => {
  fc.assert(
    fc.property(fc.double({ min: 5, max: 30_000, noNaN: true }), fc.integer({ min: 0, max: 11 }), (hz, key) => {
      const midi = hzToMidi(nearestTonicHz(hz, key));
      expect(Math.abs(midi - Math.round(midi))).toBeLessThan(1e-9);
      expect((((Math.round(midi) - key) % 12) + 12) % 12).toBe(0);
      expect(Math.abs(semitonesAway(hz, key))).toBeLessThanOrEqual(6 + 1e-6);
    }),
  );
});
