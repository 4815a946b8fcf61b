import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { hostileFloats } from '../../../test/support/hostileValues.ts';
import { testNoise } from '../../../test/support/renderUnit.ts';
import { AudioError, ConfigurationError } from '../../errors.ts';
import type { Channels } from '../checkChannels.ts';
import { TruePeakMeter, type TruePeakOptions } from './truePeakMeter.ts';

/** Low, so that a block is short. */
const RATE = 8000;

function measured(channels: Channels, options?: TruePeakOptions): TruePeakMeter {
  const meter = new TruePeakMeter(channels.length, RATE, options);
  meter.add(channels);
  return meter;
}

const readings = (meter: TruePeakMeter): readonly [number, number, number[]] => [
  meter.peak(),
  meter.samplePeak(),
  [...meter.blockPeaks()],
];

/** Noise that swells, so that blocks differ. */
const swelling = (frames: number, seed: number): Float32Array =>
  testNoise(frames, seed).map((x, n) => x * Math.abs(Math.sin(n / 700 + seed)));

const stereo = fc
  .record({ frames: fc.integer({ min: 1, max: 4000 }), seed: fc.integer({ min: 1, max: 1000 }) })
  .map(({ frames, seed }) => [swelling(frames, seed), swelling(frames, seed + 1)] as const);

describe('the same to the bit', () => {
  it('however the sound is cut, and however often it is asked in between', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(stereo, sizes, fc.boolean(), (channels, cuts, asks) => {
        const meter = new TruePeakMeter(2, RATE);
        const frames = channels[0].length;
        for (let from = 0, cut = 0; from < frames; cut++) {
          const to = from + cuts[cut % cuts.length]!;
          meter.add(channels.map((samples) => samples.subarray(from, to)));
          if (asks) meter.blockPeaks();
          from = to;
        }
        expect(readings(meter)).toEqual(readings(measured(channels)));
      }),
    );
  });

  it('with channels swapped, and upside down', () => {
    fc.assert(
      fc.property(stereo, ([left, right]) => {
        const expected = readings(measured([left, right]));
        expect(readings(measured([right, left]))).toEqual(expected);
        expect(readings(measured([left.map((x) => -x), right]))).toEqual(expected);
      }),
    );
  });

  it('times the gain, where that is a power of two', () => {
    fc.assert(
      fc.property(stereo, fc.integer({ min: -30, max: 30 }), ([left, right], power) => {
        const gain = 2 ** power;
        const scaled = [left, right].map((samples) => samples.map((x) => gain * x));
        const plain = measured([left, right]);
        expect([...measured(scaled).blockPeaks()]).toEqual([...plain.blockPeaks()].map((peak) => gain * peak));
      }),
    );
  });

  it('with silence after it', () => {
    fc.assert(
      fc.property(stereo, fc.integer({ min: 1, max: 2000 }), (channels, frames) => {
        const meter = measured(channels);
        const expected = meter.peak();
        meter.add([new Float32Array(frames), new Float32Array(frames)]);
        expect(meter.peak()).toBe(expected);
      }),
    );
  });

  it('without blocks', () => {
    fc.assert(
      fc.property(stereo, (channels) => {
        const meter = measured(channels, { blockPeaks: false });
        expect([meter.peak(), meter.samplePeak()]).toEqual(readings(measured(channels)).slice(0, 2));
        expect(meter.blockPeaks()).toHaveLength(0);
      }),
    );
  });
});

it('reads at least the sample peak, of the whole and of each block', () => {
  fc.assert(
    fc.property(stereo, (channels) => {
      const meter = measured(channels);
      const largest = (from: number, to: number) =>
        Math.max(
          ...channels.map((samples) => samples.subarray(from, to).reduce((a, x) => Math.max(a, Math.abs(x)), 0)),
        );
      const blocks = [...meter.blockPeaks()];
      expect(meter.samplePeak()).toBe(largest(0, Infinity));
      expect(meter.peak()).toBe(Math.max(...blocks));
      expect(blocks).toHaveLength(Math.ceil(channels[0].length / 800));
      blocks.forEach((peak, i) => expect(peak).toBeGreaterThanOrEqual(largest(800 * i, 800 * (i + 1))));
    }),
  );
});

it.each([
  [1102, 0],
  [1103, 1],
  [2204, 1],
  [2205, 2],
])('has blocks whose edges are 0.1 s apart to the nearest sample: sample %i is in block %i', (at, block) => {
  const meter = new TruePeakMeter(1, 11_025);
  const samples = new Float32Array(5000);
  samples[at] = 1;
  meter.add([samples]);
  const blocks = meter.blockPeaks();
  expect(blocks).toHaveLength(5);
  expect(blocks.indexOf(1)).toBe(block);
});

describe('the ends', () => {
  it('a lone last sample counts, and silence around it does not lift it', () => {
    for (const frames of [1, 799, 800, 801, 1600]) {
      const samples = new Float32Array(frames);
      samples[frames - 1] = -0.5;
      expect(measured([samples]).peak()).toBe(0.5);
    }
  });

  it('what rings after the last sample counts, and before the first', () => {
    // Signs as those of a sinc half a sample beyond the end.
    const samples = Float32Array.from({ length: 10 }, (_, n) => (n % 2 ? 1 : -1));
    const beyond = measured([samples]).peak();
    expect(beyond).toBeGreaterThan(1.2);
    expect(measured([samples.slice().reverse()]).peak()).toBeCloseTo(beyond, 12);
  });

  it('asking does not end the sound', () => {
    const samples = Float32Array.from({ length: 40 }, () => 1);
    const meter = measured([samples]);
    // Two steps ring.
    expect(meter.peak()).toBeGreaterThan(1.05);
    const first = meter.peak();
    meter.add([samples]);
    expect(meter.peak()).toBeCloseTo(first, 2);
    expect(readings(meter)).toEqual(readings(measured([new Float32Array(80).fill(1)])));
  });
});

it('keeps DC', () => {
  const samples = new Float32Array(4000).fill(0.5);
  expect(measured([samples]).blockPeaks()[2]).toBe(0.5);
  expect(measured([samples.map((x, n) => x + 0.25 * Math.sin(n))]).peak()).toBeCloseTo(0.75, 2);
});

it('clamps nothing', () => {
  expect(measured([Float32Array.of(3e38)]).peak()).toBe(Math.fround(3e38));
  expect(measured([Float32Array.of(3e38, 3e38)]).peak()).toBeGreaterThan(3.7e38);
});

it('reads 0 before the first sample, and of silence', () => {
  const meter = new TruePeakMeter(3, 192_000);
  expect(readings(meter)).toEqual([0, 0, []]);
  meter.add([0, 1, 2].map(() => new Float32Array(20_000)));
  expect(readings(meter)).toEqual([0, 0, [0, 0]]);
});

it('reads a number of hostile samples', () => {
  const hostile = fc.array(fc.constantFrom(...hostileFloats), { minLength: 1, maxLength: 1000 });
  fc.assert(
    fc.property(hostile, (list) => {
      const samples = Float32Array.from(list);
      const finite = samples.map((x) => (Number.isFinite(x) ? x : 0));
      const meter = measured([samples]);
      expect(Number.isFinite(meter.peak())).toBe(true);
      expect(readings(meter)).toEqual(readings(measured([finite])));
    }),
  );
});

describe('what is not measured', () => {
  it('wrong settings', () => {
    expect(() => new TruePeakMeter(0, 48_000)).toThrow(AudioError);
    expect(() => new TruePeakMeter(257, 48_000)).toThrow(AudioError);
    expect(() => new TruePeakMeter(1, 7999)).toThrow(AudioError);
    expect(() => new TruePeakMeter(1, 48_000, { blocks: true } as never)).toThrow(ConfigurationError);
    expect(() => new TruePeakMeter(1, 48_000, { blockPeaks: 1 } as never)).toThrow(ConfigurationError);
  });

  it('other channels than before', () => {
    const meter = new TruePeakMeter(2, 48_000);
    expect(() => meter.add([new Float32Array(5)])).toThrow('There are 1 channels, but the meter is for 2.');
    expect(() => meter.add([new Float32Array(5), new Float32Array(4)])).toThrow('channels[1] has 4 samples');
  });
});
