import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impulse, testNoise } from '../../../test/support/renderUnit.ts';
import { loudSignals } from '../../../test/support/truePeaks.ts';
import { halfBand, type HalfBand } from '../../units/effects/halfBand.ts';
import { PEAK_BOUNDS, PeakEnvelope } from './peakEnvelope.ts';

const OUTSIDE = 64;

/** Twice as many samples, by convolution: between two of them the half-band, which passes what is there. */
function doubled(x: Float64Array, filter: HalfBand): Float64Array {
  const taps = halfBand(filter);
  const at = (index: number) => x[index] ?? 0;
  return Float64Array.from({ length: 2 * x.length }, (_, index) => {
    const here = index >> 1;
    if (index % 2 === 0) return at(here);
    return taps.reduce((sum, tap, distance) => sum + tap * (at(here - distance) + at(here + 1 + distance)), 0);
  });
}

const FIRST = [
  { reach: 32, beta: 5 },
  { reach: 12, beta: 6 },
  { reach: 6, beta: 5 },
];

/** Eight times as many, from `OUTSIDE` samples before the first on, by all interpolators. */
function interpolated(x: Float32Array): Float64Array[] {
  const around = new Float64Array(x.length + 2 * OUTSIDE);
  around.set(x, OUTSIDE);
  return FIRST.map((first) => doubled(doubled(doubled(around, first), { reach: 4, beta: 6 }), { reach: 2, beta: 4 }));
}

const sound = fc
  .tuple(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(0, 0.3, 0.9, 0.99, 1))
  .map(([frames, seed, smoothness]) => {
    // From white noise to slow waves, with silent stretches; and a sine.
    let y = 0;
    if (smoothness === 1) return testNoise(frames, seed).map((_, at) => Math.sin((at * (seed % 700)) / 20_000));
    return testNoise(frames, seed).map((x, at) => (at % 300 < 250 ? (y += (1 - smoothness) * (x - y)) : 0));
  });

describe('PeakEnvelope', () => {
  it('is the largest of eight points from each frame to the next, and of what rings before and after', () => {
    const property = fc.property(fc.array(sound, { minLength: 1, maxLength: 3 }), (sounds) => {
      const frames = Math.min(...sounds.map(({ length }) => length));
      const channels = sounds.map((samples) => samples.subarray(0, frames));
      const expected = new Float64Array(frames);
      for (const points of channels.flatMap(interpolated)) {
        points.forEach((value, at) => {
          const frame = Math.max(0, Math.min(frames - 1, Math.floor(at / 8) - OUTSIDE));
          expected[frame] = Math.max(expected[frame]!, Math.abs(value));
        });
      }
      const peaks = new PeakEnvelope(channels).above(0);
      // Never less, and no more than a thousandth of what is around.
      let [least, most] = [0, 0];
      peaks.forEach((peak, frame) => {
        const next = Math.max(...channels.map((samples) => Math.abs(samples[frame + 1] ?? 0)));
        least = Math.min(least, peak - expected[frame]!);
        most = Math.max(most, peak - Math.max(expected[frame]!, next));
      });
      expect(least).toBeGreaterThan(-1e-6);
      expect(most).toBeLessThan(1.001e-3);
    });
    fc.assert(property, { numRuns: 40 });
  });

  it('finds all peaks above the floor, to the bit, without looking at the rest', () => {
    const agree = (channels: Float32Array[], floors: number[]) => {
      const envelope = new PeakEnvelope(channels);
      const all = envelope.above(-1);
      for (const floor of floors) {
        const some = envelope.above(floor);
        expect(all.findIndex((peak, frame) => peak > floor && some[frame] !== peak)).toBe(-1);
        if (all.every((peak) => peak < floor / 3)) expect(some.length).toBe(0);
      }
    };
    const property = fc.property(sound, fc.double({ min: 0, max: 1.5, noNaN: true }), (samples, share) => {
      agree([samples], [share * Math.max(...samples.map(Math.abs))]);
    });
    fc.assert(property, { numRuns: 200 });
    for (const x of Object.values(loudSignals(44_100, 3000))) agree([x], [0.5, 1, 1.05, 1.4, 2, 3, 10]);
  });

  it('excludes peaks by bounds that hold, and are not much larger than they need to be', () => {
    const points = interpolated(impulse(1));
    const worst = { samples: 0, bends: 0, farBends: 0 };
    for (const values of points) {
      for (let phase = 1; phase < 8; phase++) {
        // The weight of the sample k frames later, less that of a straight line.
        const weight = (k: number) => values[8 * (OUTSIDE - k) + phase] ?? 0;
        const rest = (k: number) => weight(k) - (k === 0 ? 1 - phase / 8 : k === 1 ? phase / 8 : 0);
        let [samples, bends, farBends, first, second] = [0, 0, 0, 0, 0];
        for (let k = 1 - OUTSIDE; k < OUTSIDE; k++) {
          samples += Math.abs(weight(k));
          // Summed by parts twice: the weight of the second difference around the sample k + 1 frames later.
          first += rest(k);
          second += first;
          bends += Math.abs(second);
          if (Math.abs(k + 1 - 0.5) > 16) farBends += Math.abs(second);
        }
        expect(Math.abs(first) + Math.abs(second)).toBeLessThan(1e-9);
        worst.samples = Math.max(worst.samples, samples);
        worst.bends = Math.max(worst.bends, bends);
        worst.farBends = Math.max(worst.farBends, farBends);
      }
    }
    for (const name of ['samples', 'bends', 'farBends'] as const) {
      expect(worst[name]).toBeLessThan(PEAK_BOUNDS[name]);
      expect(worst[name]).toBeGreaterThan(0.99 * PEAK_BOUNDS[name]);
    }
  });

  it('knows the largest sample, and no peak overflows', () => {
    const samples = testNoise(1000);
    samples[777] = -3;
    expect(new PeakEnvelope([testNoise(1000, 2), samples]).samplePeak).toBe(3);
    const huge = testNoise(1000).map((x) => 3.4e38 * Math.sign(x));
    expect(new PeakEnvelope([huge]).above(0).every(Number.isFinite)).toBe(true);
    expect(new PeakEnvelope([huge.fill(3.4028234e38)]).above(0).every(Number.isFinite)).toBe(true);
  });
});
