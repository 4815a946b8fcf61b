import { expect, it } from 'vitest';

import { testNoise } from '../../../test/support/renderUnit.ts';
import { truePeak } from './truePeak.ts';
import { TruePeakMeter } from './truePeakMeter.ts';

it('is null for silence, and for what is not finite', () => {
  expect(truePeak([new Float32Array(10_000), new Float32Array(10_000)], 48_000)).toBeNull();
  expect(truePeak([new Float32Array(1)], 8000)).toBeNull();
  expect(truePeak([Float32Array.of(NaN, Infinity, -Infinity)], 8000)).toBeNull();
});

it('reads 0 dBTP for one full-scale sample, and for DC inside', () => {
  expect(truePeak([Float32Array.of(1)], 48_000)).toBe(0);
  expect(truePeak([Float32Array.of(-1)], 48_000)).toBe(0);
});

it('is what the meter reads in blocks', () => {
  const channels = [testNoise(20_000, 1), testNoise(20_000, 2)];
  const meter = new TruePeakMeter(2, 44_100);
  meter.add(channels);
  expect(truePeak(channels, 44_100)).toBeCloseTo(20 * Math.log10(meter.peak()), 12);
});

it('does not measure what is no audio', () => {
  expect(() => truePeak([], 48_000)).toThrow('There is no channel');
  expect(() => truePeak([Float32Array.of(1)], 0)).toThrow('sampleRate');
});
