import { expect, it } from 'vitest';
import { plainMeasurements } from '../../../test/support/plainMeasurements.ts';
import { bandShare } from './bandShare.ts';

const flat = plainMeasurements().third_octave_frequencies.map(() => 10 * Math.log10(1 / 30));

it('equal third octaves share by their number: 2, 2.5, 3.15, 4, 5 kHz are five', () => {
  const measurements = plainMeasurements({ third_octave_levels: flat });
  expect(bandShare(measurements, 2000, 5000)).toBeCloseTo(10 * Math.log10(5 / 30), 9);
  expect(bandShare(measurements, 10_000, 25_000)).toBeCloseTo(10 * Math.log10(4 / 30), 9);
  expect(bandShare(measurements, 20, 25_000)).toBeCloseTo(0, 9);
});

it('is null for silence and where there is no band, and at least −120 dB', () => {
  expect(bandShare(plainMeasurements({ third_octave_levels: null }), 2000, 5000)).toBeNull();
  expect(bandShare(plainMeasurements(), 30_000, 40_000)).toBeNull();
  const empty = flat.map(() => -120);
  expect(bandShare(plainMeasurements({ third_octave_levels: empty }), 1000, 1000)).toBeCloseTo(-120, 9);
});
