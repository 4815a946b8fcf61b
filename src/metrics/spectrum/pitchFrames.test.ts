import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shaped, sineTone } from '../../../test/support/tones.ts';
import { blockPowers } from './blockPowers.ts';
import { pitchFrames } from './pitchFrames.ts';

const RATE = 44100;
const framesOf = (x: Float32Array) => pitchFrames(blockPowers([x], RATE), x.length, RATE, 8192);

it('are eight over the whole of a steady sound', () => {
  const { length, starts } = framesOf(sineTone(440, { frames: 2 * RATE }));
  expect(length).toBe(8192);
  expect(starts).toHaveLength(8);
  expect(starts[0]).toBe(0);
  expect(starts[7]! + length).toBeGreaterThan(2 * RATE - 2);
});

it('lie where the sound is less than 20 dB below its loudest', () => {
  const { length, starts } = framesOf(
    shaped(sineTone(440, { frames: 2 * RATE }), (sec) => (sec < 0.5 ? 0.09 : sec < 1 ? 1 : 0)),
  );
  expect(starts.length).toBeGreaterThan(2);
  expect(starts[0]! / RATE).toBeCloseTo(0.5, 1.7);
  expect((starts[starts.length - 1]! + length) / RATE).toBeCloseTo(1, 1.7);
});

it('is one of 100 ms for a blip, and one for a sound that is shorter', () => {
  const blip = new Float32Array(RATE);
  blip.set(sineTone(1000, { frames: 441 }), 22050);
  const { length, starts } = framesOf(blip);
  expect(starts).toHaveLength(1);
  expect(length).toBe(4410);
  expect(framesOf(blip.subarray(22050, 22491))).toEqual({ length: 441, starts: [0] });
  expect(framesOf(blip.subarray(0, 22050))).toEqual({ length: 0, starts: [] });
});

it('never leave the sound, and are one or an even number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50000 }), fc.nat(), fc.nat(), (frames, from, to) => {
      const x = new Float32Array(frames);
      x.fill(0.5, from % frames, Math.max(from % frames, to % frames) + 1);
      const { length, starts } = framesOf(x);
      expect(starts.length === 1 || (starts.length > 1 && starts.length % 2 === 0)).toBe(true);
      for (const start of starts) {
        expect(Number.isInteger(start) && start >= 0 && start + length <= frames).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});
