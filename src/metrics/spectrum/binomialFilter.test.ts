import { expect, it } from 'vitest';
import { gaussianNoise, sineTone } from '../../../test/support/tones.ts';
import { rmsOf, sumOf, worstError } from '../../../test/support/renderUnit.ts';
import { binomialFilter } from './binomialFilter.ts';

const TAPS = [1, 4, 6, 4, 1].map((tap) => tap / 16);

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 100, 1001])('is the convolution of %i samples, tail and all', (length) => {
  const x = gaussianNoise(length);
  const whole = Array.from({ length: length + 4 }, (_, at) =>
    TAPS.reduce((sum, tap, back) => sum + tap * (x[at - back] ?? 0), 0),
  );
  const each = binomialFilter(x, 1);
  expect(each).toHaveLength(length + 4);
  expect(worstError(each, whole)).toBeLessThan(1e-8);
  const second = binomialFilter(x, 2);
  expect(second).toHaveLength(Math.ceil((length + 4) / 2));
  expect(worstError(second, (at) => whole[2 * at]!)).toBeLessThan(1e-8);
  expect(sumOf(each)).toBeCloseTo(sumOf(x), 5);
});

it.each([100, 5000, 10000])('has the gain cos⁴ at %i Hz, and no overflow', (hz) => {
  const filtered = binomialFilter(sineTone(hz), 2).subarray(10, -10);
  expect(rmsOf(filtered)).toBeCloseTo(Math.SQRT1_2 * Math.cos((Math.PI * hz) / 44100) ** 4, 3);
  const loudest = new Float32Array(10).fill(-3.4e38);
  expect(binomialFilter(loudest, 1).every(Number.isFinite)).toBe(true);
  expect(binomialFilter(loudest, 2).every(Number.isFinite)).toBe(true);
});
