import { expect, it } from 'vitest';
import { valuesOf } from '../../../test/support/evaluate.ts';
import { exp2 } from './exp2.ts';
import { log2 } from './log2.ts';

it('is exact for powers of two, and undoes exp2 there', async () => {
  const exponents = Array.from({ length: 254 }, (_, i) => i - 126);
  expect(
    await valuesOf(
      log2,
      exponents.map((n) => 2 ** n),
    ),
  ).toEqual(exponents);
  expect(await valuesOf((x) => log2(exp2(x)), exponents)).toEqual(exponents);
});

it('takes what is not a normal positive number for the nearest one', async () => {
  expect(await valuesOf(log2, [0, -0, -1, -Infinity, NaN, 1e-45, 2 ** -127])).toEqual(Array(7).fill(-126));
  expect(await valuesOf(log2, [Infinity, 3.4028234663852886e38])).toEqual([128, 128]);
});
