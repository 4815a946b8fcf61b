import fc from 'fast-check';
import { expect, it } from 'vitest';
import { powerOf, sumOf } from '../../../test/support/renderUnit.ts';
import { gaussianNoise, sineTone } from '../../../test/support/tones.ts';
import { averagePowers } from './averagePowers.ts';

it('keeps all power of any number of channels and samples', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 3000 }),
      fc.constantFrom(4, 64, 1024),
      fc.integer(),
      (count, frames, size, seed) => {
        const channels = Array.from({ length: count }, (_, at) => gaussianNoise(frames, seed + at));
        const wanted = sumOf(channels.map(powerOf));
        const powers = averagePowers(channels, size, frames);
        expect(powers).toHaveLength(size / 2 + 1);
        expect(sumOf(powers) / wanted).toBeCloseTo(1, 12);
      },
    ),
    { numRuns: 100 },
  );
});

it('has the half of a sine where it is, an offset at 0 Hz, and what alternates at the top', () => {
  const size = 256;
  const sine = averagePowers([sineTone((44100 * 20) / size, { frames: 100 * size })], size, 100 * size);
  expect(sumOf(sine.subarray(17, 24))).toBeCloseTo(0.5, 3);
  const offset = averagePowers([new Float32Array(100 * size).fill(0.5)], size, 100 * size);
  expect(sumOf(offset.subarray(0, 4))).toBeCloseTo(0.25, 3);
  const fastest = Float32Array.from({ length: 100 * size }, (_, at) => (at % 2 === 0 ? 0.5 : -0.5));
  expect(sumOf(averagePowers([fastest], size, fastest.length).subarray(-4))).toBeCloseTo(0.25, 3);
});

it('adds the channels, whatever the frames that share a transform', () => {
  const [a, b, c] = [gaussianNoise(1000, 1), gaussianNoise(1000, 2), gaussianNoise(1000, 3)];
  const of = (...channels: Float32Array[]): Float64Array => averagePowers(channels, 64, 1000);
  const [together, one, two, three] = [of(a, b, c), of(a), of(b), of(c)];
  together.forEach((power, bin) => expect(power).toBeCloseTo(one[bin]! + two[bin]! + three[bin]!, 14));
});
