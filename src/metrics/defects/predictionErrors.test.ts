import { describe, expect, it } from 'vitest';
import { testNoise } from '../../../test/support/renderUnit.ts';
import { ORDER, TAPS } from './designErrorFilter.ts';
import { errorsFrom, filterOfBlock, predictionErrors } from './predictionErrors.ts';

const tone = (frames: number): Float32Array =>
  Float32Array.from({ length: frames }, (_, at) => 0.4 * Math.sin(0.05 * at) + 0.2 * Math.sin(0.31 * at));

describe('predictionErrors', () => {
  it.each([1, 31, 1024, 5000])('has the largest error of each block of %i samples', (frames) => {
    const x = testNoise(frames).map((value, at) => 0.3 * value + Math.sin(0.01 * at));
    const { blockFrames, peaks, filters, areFinite } = predictionErrors(x, 44100);
    expect(areFinite).toBe(true);
    expect(blockFrames).toBe(32);
    expect(peaks.length * blockFrames).toBeGreaterThanOrEqual(frames + ORDER);
    peaks.forEach((peak, block) => {
      const filter = filters.subarray(filterOfBlock(block), filterOfBlock(block) + TAPS);
      const errors = errorsFrom(x, block * blockFrames, blockFrames, filter);
      expect(peak).toBeCloseTo(
        errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0),
        5,
      );
    });
  });

  it('is small where a tone goes on, and as large as what is added', () => {
    const x = tone(20000);
    const before = predictionErrors(x, 44100).peaks.slice(40, 600);
    expect(Math.max(...before)).toBeLessThan(1e-3);
    x[10000] = x[10000]! + 0.1;
    const { peaks } = predictionErrors(x, 44100);
    expect(peaks[10000 >> 5]).toBeGreaterThan(0.099);
  });

  it('looks at frames of about 23 ms at any rate', () => {
    const frameOf = (rate: number): number => 32 * predictionErrors(new Float32Array(10), rate).blockFrames;
    expect([8000, 22050, 44100, 48000, 96000, 192000].map(frameOf)).toEqual([256, 512, 1024, 1024, 2048, 4096]);
  });

  it.each([NaN, Infinity, -Infinity])('tells that there is %s, wherever it is', (value) => {
    for (const at of [0, 1023, 1024, 4999]) {
      expect(predictionErrors(tone(5000).fill(value, at, at + 1), 44100).areFinite).toBe(false);
    }
  });
});

describe('errorsFrom', () => {
  it('filters, with silence on either side', () => {
    const filter = Float64Array.of(1, -0.5, ...Array<number>(ORDER - 1).fill(0));
    expect([...errorsFrom(Float32Array.of(1, 2, 4), -2, 7, filter)]).toEqual([0, 0, 1, 1.5, 3, -2, 0]);
    expect([...errorsFrom(Float32Array.of(1, 2, 4), 50, 2, filter)]).toEqual([0, 0]);
  });
});
