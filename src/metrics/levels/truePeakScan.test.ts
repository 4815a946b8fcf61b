import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { everyTruePeak } from '../../../test/support/everyTruePeak.ts';
import { hostileFloats } from '../../../test/support/hostileValues.ts';
import { testNoise } from '../../../test/support/renderUnit.ts';
import { loudSignals } from '../../../test/support/truePeaks.ts';
import { POINTS, TAPS, pointWeights } from './truePeakKernel.ts';
import { TruePeakMeter } from './truePeakMeter.ts';
import { TruePeakScan } from './truePeakScan.ts';

/** Low, so that a block is short. */
const RATE = 8000;

function blockPeaks(samples: Float32Array, sampleRate = RATE): Float64Array {
  const meter = new TruePeakMeter(1, sampleRate);
  meter.add([samples]);
  return meter.blockPeaks();
}

/** Runs of equal samples, of ramps and of noise at all levels, so that all bounds come to be close. */
const patchwork = fc
  .array(
    fc.record({
      frames: fc.integer({ min: 1, max: 60 }),
      level: fc.integer({ min: -24, max: 0 }).map((power) => 2 ** power),
      kind: fc.constantFrom('constant', 'ramp', 'noise', 'alternating', 'tone'),
      seed: fc.integer({ min: 1, max: 1e6 }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((parts) =>
    Float32Array.from(
      parts.flatMap(({ frames, level, kind, seed }) => {
        const noise = testNoise(frames, seed);
        return Array.from({ length: frames }, (_, n) => {
          if (kind === 'noise') return level * noise[n]!;
          if (kind === 'ramp') return level * (n / frames);
          if (kind === 'alternating') return level * (n % 2 ? 1 : -1);
          return kind === 'tone' ? level * Math.sin((seed % 31) * 0.1 * n) : level;
        });
      }),
    ),
  );

/**
 * Samples around an interval that begins and ends at 1, whose second differences of 0.01 lift one of its points as far as it
 * goes. Straight lines lead there from silence and back. Some time before there is a sample that is `below` times that point.
 */
function adversary(point: number, below: number): Float32Array {
  const left = TAPS / 2 - 1;
  const place = point / POINTS;
  const weights = pointWeights(point);
  // What a ramp from tap k on adds to the chord is the weight of the second difference at k.
  const weight = (k: number) =>
    weights.reduce((sum, w, tap) => sum + w * Math.max(0, tap - k), 0) -
    (k === left ? place : Math.max(0, left + place - k));
  const samples = new Float64Array(TAPS).fill(1);
  for (let tap = left + 1; tap < TAPS - 1; tap++) {
    samples[tap + 1] = 2 * samples[tap]! - samples[tap - 1]! + 0.01 * Math.sign(weight(tap));
  }
  for (let tap = left; tap > 0; tap--) {
    samples[tap - 1] = 2 * samples[tap]! - samples[tap + 1]! + 0.01 * Math.sign(weight(tap));
  }
  const line = (last: number, beforeLast: number) =>
    Array.from({ length: 400 }, (_, n) => last + (n + 1) * (last - beforeLast)).filter((x) => x > 0);
  const peak = weights.reduce((sum, w, tap) => sum + w * samples[tap]!, 0);
  const pause = new Float64Array(50);
  const before = line(samples[0]!, samples[1]!).reverse();
  const after = line(samples[TAPS - 1]!, samples[TAPS - 2]!);
  return Float32Array.from([...pause, below * peak, ...pause, ...before, ...samples, ...after, ...pause]);
}

describe('skipping what cannot be the peak changes no bit', () => {
  it.each(Object.entries(loudSignals(RATE, 12_000)))('of %s', (_name, samples) => {
    expect(blockPeaks(samples)).toEqual(everyTruePeak(samples, RATE));
  });

  it.each([7, 100, 799, 800, 801, 831, 832, 833, 1599, 1600, 1632, 2000])('of %i samples of noise', (frames) => {
    const samples = testNoise(frames, frames);
    expect(blockPeaks(samples)).toEqual(everyTruePeak(samples, RATE));
  });

  it.each([11_025, 22_050, 44_100])('at a rate whose blocks are no whole chunks, of %i Hz', (rate) => {
    const samples = testNoise(9000, rate).map((x, n) => x * Math.sin(n / 500));
    expect(blockPeaks(samples, rate)).toEqual(everyTruePeak(samples, rate));
  });

  it('of patchwork', () => {
    fc.assert(
      fc.property(patchwork, (samples) => {
        expect(blockPeaks(samples)).toEqual(everyTruePeak(samples, RATE));
      }),
      { numRuns: 200 },
    );
  });

  it('of hostile samples', () => {
    const hostile = fc.array(fc.constantFrom(...hostileFloats), { minLength: 1, maxLength: 1000 });
    fc.assert(
      fc.property(hostile, (list) => {
        const samples = Float32Array.from(list);
        expect(blockPeaks(samples)).toEqual(everyTruePeak(samples, RATE));
      }),
      { numRuns: 100 },
    );
  });

  it('of samples that come as close to the bounds as can be', () => {
    for (let point = 1; point < POINTS; point++) {
      for (const below of [0.99, 0.999, 0.9995]) {
        const samples = adversary(point, below);
        expect(blockPeaks(samples)).toEqual(everyTruePeak(samples, RATE));
      }
    }
  });

  it('of almost constant samples, where all points are within rounding of each other', () => {
    const last = 2 ** -24;
    const samples = testNoise(3000).map((x) => (x > 0.9 ? 1 - last : x < -0.9 ? 1 - 2 * last : 1 - 3 * last));
    expect(blockPeaks(samples)).toEqual(everyTruePeak(samples, RATE));
  });
});

it('puts 0 for what is not finite, and leaves the rest', () => {
  const scan = new TruePeakScan(64);
  scan.samples.set([1, NaN, -2, Infinity, -Infinity, 0.5]);
  scan.prepare();
  expect([...scan.samples.subarray(0, 6)]).toEqual([1, 0, -2, 0, 0, 0.5]);
  expect(scan.samplePeak(0, 64)).toBe(2);
  expect(scan.samplePeak(3, 64)).toBe(0.5);
});
