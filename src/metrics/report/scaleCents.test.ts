import fc from 'fast-check';
import { expect, it } from 'vitest';
import { midiToHz } from '../../music/midiToHz.ts';
import { scaleNames, scales } from '../../music/scales.ts';
import { scaleCents } from './scaleCents.ts';

it('notes of the scale are in tune in every octave, and so are those around them', () => {
  const note = fc.integer({ min: 20, max: 110 });
  fc.assert(
    fc.property(
      note,
      fc.nat(11),
      fc.constantFrom(...scaleNames),
      fc.double({ min: -49, max: 49, noNaN: true }),
      (at, key, scale, off) => {
        const step = (((at - key) % 12) + 12) % 12;
        const inScale = (scales[scale] as readonly number[]).includes(step);
        const cents = scaleCents(midiToHz(at + off / 100), { key, scale });
        if (inScale) expect(cents).toBeCloseTo(off, 6);
        else expect(Math.abs(cents)).toBeGreaterThan(50);
        expect(Math.abs(cents)).toBeLessThanOrEqual(200);
      },
    ),
  );
});

it.each([
  [440, 0, 'major', 0],
  [466.1637615180899, 0, 'major', 100],
  // The leading note's upper neighbour is the tonic of the next octave.
  [midiToHz(71.6), 0, 'major', -40],
  [midiToHz(60.5), 11, 'major', -50],
] as const)('%f Hz in key %d %s is off by %f ct', (hz, key, scale, cents) => {
  expect(Math.abs(scaleCents(hz, { key, scale }))).toBeCloseTo(Math.abs(cents), 6);
  if (Math.abs(cents) === 40) expect(scaleCents(hz, { key, scale })).toBeLessThan(0);
});
