import { expect, it } from 'vitest';
import { bigReference, rightBits, toNumber } from '../../test/support/bigReference.ts';
import { expTable } from './expTable.ts';

it.each(expTable.high.map((high, j) => ({ j, high, low: expTable.low[j]! })))('entry $j', ({ j, high, low }) => {
  const expected = bigReference.exp2(j / 64);
  expect(high).toBe(toNumber(expected));
  expect(rightBits(high, low, expected)).toBeGreaterThanOrEqual(104);
});

it('has 64 entries', () => {
  expect([expTable.high.length, expTable.low.length]).toEqual([64, 64]);
});
