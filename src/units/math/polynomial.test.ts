import { expect, it } from 'vitest';
import { valuesOf } from '../../../test/support/evaluate.ts';
import { polynomial } from './polynomial.ts';

it('sums powers, the lowest first', async () => {
  expect(await valuesOf((x) => polynomial(x, [5, -3, 0, 2]), [0, 1, 2, -10])).toEqual([5, 4, 15, -1965]);
});

it('is a constant for one coefficient, and 0 for none', async () => {
  expect(await valuesOf((x) => polynomial(x, [7]), [1, 2])).toEqual([7, 7]);
  expect(await valuesOf((x) => polynomial(x, []), [1, 2])).toEqual([0, 0]);
});
