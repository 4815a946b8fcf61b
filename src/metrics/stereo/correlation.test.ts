import { expect, it } from 'vitest';
import { correlation } from './correlation.ts';
import { pairScan } from './pairScan.ts';

const RATE = 8000;
const measure = (left: Float32Array, right: Float32Array) => correlation(pairScan(left, right, RATE));
/** One value for each 0.1 s. */
const blocks = (...values: number[]): Float32Array =>
  Float32Array.from({ length: values.length * 800 }, (_, at) => values[Math.floor(at / 800)]! * (at % 2 ? 1 : -1));

it('has a window at each 0.1 s, of 0.4 s', () => {
  const measured = measure(blocks(1, 1, 1, 1, 1, 1), blocks(1, 1, 1, 1, -1, -1));
  [1, 0.5, 0].forEach((value, at) => expect(measured.series[at]).toBeCloseTo(value, 12));
  expect(measured.series).toHaveLength(3);
  expect(measured.least).toBeCloseTo(0, 12);
  expect(measured.whole).toBeCloseTo(1 / 3, 12);
});

it('takes windows of less than -70 dBFS for silent', () => {
  const [above, below] = [10 ** (-69.9 / 20), 10 ** (-70.1 / 20)];
  expect(measure(blocks(1, 1, 1, 1), blocks(above, above, above, above)).least).toBeCloseTo(1, 9);
  expect(measure(blocks(1, 1, 1, 1), blocks(below, below, below, below))).toEqual({
    whole: null,
    least: null,
    series: [null],
    sounds: true,
  });
  expect(measure(blocks(below), blocks(below)).sounds).toBe(false);
});

it('knows the whole of channels that sound in turn', () => {
  const measured = measure(blocks(1, 0, 0, 0, 0, 0), blocks(0, 0, 0, 0, 0, 1));
  expect(measured).toEqual({ whole: 0, least: null, series: [null, null, null], sounds: true });
});
