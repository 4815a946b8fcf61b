import { expect, it } from 'vitest';
import { valuesOf } from '../../../test/support/evaluate.ts';
import { exp2 } from './exp2.ts';

it('is exact for integers', async () => {
  const integers = Array.from({ length: 254 }, (_, i) => i - 126);
  expect(await valuesOf(exp2, integers)).toEqual(integers.map((n) => 2 ** n));
});

it('saturates, and takes NaN for the lowest number', async () => {
  const [lowest, highest] = await valuesOf(exp2, [-126, 127.99999237060547]);
  expect(await valuesOf(exp2, [-126.5, -1000, -Infinity, NaN])).toEqual(Array(4).fill(lowest));
  expect(await valuesOf(exp2, [128, 1e30, Infinity])).toEqual(Array(3).fill(highest));
  expect(lowest).toBe(2 ** -126);
  expect(highest).toBeLessThan(3.4028234663852886e38);
});

it('never falls, also across integers and around 0', async () => {
  const x = Array.from({ length: 40_001 }, (_, i) => [i / 20_000 - 1, 8 + (i - 20_000) * 2 ** -20]).flat();
  x.sort((a, b) => a - b);
  const y = await valuesOf(exp2, x);
  expect(y.filter((value, i) => i > 0 && value < y[i - 1]!)).toEqual([]);
});
