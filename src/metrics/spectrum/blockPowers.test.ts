import fc from 'fast-check';
import { expect, it } from 'vitest';
import { powerOf } from '../../../test/support/renderUnit.ts';
import { gaussianNoise } from '../../../test/support/tones.ts';
import { blockPowers } from './blockPowers.ts';

it('are the mean squares of each block, whatever the lengths', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6000 }),
      fc.constantFrom(8000, 11025, 44100, 192000),
      (frames, sampleRate) => {
        const channels = [gaussianNoise(frames, 1), gaussianNoise(frames, 2)];
        const { powers, blockSec } = blockPowers(channels, sampleRate);
        const length = Math.round(blockSec * sampleRate);
        expect(length).toBeCloseTo(blockSec * sampleRate, 9);
        expect(powers).toHaveLength(Math.ceil(frames / length));
        powers.forEach((power, block) => {
          const wanted = channels.reduce(
            (sum, x) => sum + powerOf(x.subarray(block * length, (block + 1) * length)),
            0,
          );
          expect(power).toBeCloseTo(wanted, 14);
        });
      },
    ),
    { numRuns: 60 },
  );
});

it.each([
  [44100, 88200, 44],
  [48000, 96000, 48],
  [11025, 11025, 8],
  [44100, 1000, 20],
  [44100, 160, 3],
  [44100, 49, 1],
  [44100, 1, 1],
])('at %i Hz, of %i samples: %i samples', (sampleRate, frames, length) => {
  expect(blockPowers([new Float32Array(frames)], sampleRate).blockSec).toBe(length / sampleRate);
});
