import { expect, it } from 'vitest';
import { bigReference, rightBits, toNumber } from '../../test/support/bigReference.ts';
import { atanTable } from './atanTable.ts';

it.each(atanTable.high.map((high, j) => ({ j, high, low: atanTable.low[j]! })))('entry $j', ({ j, high, low }) => {
  const expected = bigReference.atan(j / 16);
  expect(high).toBe(toNumber(expected));
  expect(rightBits(high, low, expected)).toBeGreaterThanOrEqual(104);
});

it('has 17 entries', () => {
  expect([atanTable.high.length, atanTable.low.length]).toEqual([17, 17]);
});
