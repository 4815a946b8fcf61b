import { expect, it } from 'vitest';
import { sampleExtremes } from './sampleExtremes.ts';

const points = (samples: ArrayLike<number>, first: number, length: number, size: number) => {
  const extremes = sampleExtremes(samples, first, length, size);
  return Array.from({ length: extremes.length }, (_, at) => [extremes.index(at), extremes.value(at)]);
};

it('keeps the smallest and the largest sample of each stretch, in order of time', () => {
  const samples = [9, 0, 3, -2, 1, 5, 4, -7, 2, 8];
  expect(points(samples, 1, 8, 4)).toEqual([
    [2, 3],
    [3, -2],
    [5, 5],
    [7, -7],
  ]);
  // The last stretch is shorter.
  expect(points(samples, 1, 9, 4).slice(4)).toEqual([
    [9, 8],
    [9, 8],
  ]);
});

it('overlooks NaN, keeps infinities, and leaves gaps where there is no number', () => {
  const samples = [NaN, 1, Infinity, NaN, NaN, NaN, -1, NaN];
  const found = points(samples, 0, 8, 2).map(([, value]) => value);
  expect(found).toEqual([1, 1, Infinity, Infinity, NaN, NaN, -1, -1]);
});

it('is empty for nothing', () => {
  expect(sampleExtremes([], 0, 0, 10).length).toBe(0);
});
