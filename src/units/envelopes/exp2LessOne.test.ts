import { expect, it } from 'vitest';
import { valuesOf } from '../../../test/support/evaluate.ts';
import { exp2LessOne } from './exp2LessOne.ts';

it('is 2^x − 1 to 4e-7 of itself, from the smallest x to the largest', async () => {
  const x = Array.from({ length: 200_000 }, (_, i) => Math.fround(15 * 10 ** (-8 * (i / 200_000))));
  const y = await valuesOf(exp2LessOne, x);
  const errors = x.map((value, i) => Math.abs(y[i]! / Math.expm1(value * Math.LN2) - 1));
  expect(errors.reduce((most, error) => Math.max(most, error), 0)).toBeLessThan(4e-7);
});

it('is exact for integers, 0 among them', async () => {
  const integers = Array.from({ length: 25 }, (_, n) => n);
  expect(await valuesOf(exp2LessOne, integers)).toEqual(integers.map((n) => 2 ** n - 1));
});

it('never falls, also across integers', async () => {
  const x = Array.from({ length: 60_001 }, (_, i) => [i / 4000, 3 + (i - 30_000) * 2 ** -22]).flat();
  x.sort((a, b) => a - b);
  const y = await valuesOf(exp2LessOne, x);
  expect(y.filter((value, i) => i > 0 && value < y[i - 1]!)).toEqual([]);
});
