import { expect, it } from 'vitest';
import { bigReference, rightBits } from '../../test/support/bigReference.ts';
import { logTable } from './logTable.ts';

const entries = logTable.inverse.map((inverse, i) => ({
  j: 91 + i,
  inverse,
  high: logTable.high[i]!,
  low: logTable.low[i]!,
}));

it.each(entries)('entry $j', ({ j, inverse, high, low }) => {
  expect(inverse).toBe(Math.round((1024 * 128) / j));
  expect(Number.isInteger(high * 2 ** 42)).toBe(true);
  expect(Math.abs(low)).toBeLessThanOrEqual(2 ** -43);
  if (j === 128) {
    expect([high, low]).toEqual([0, 0]);
  } else {
    expect(rightBits(-high, -low, bigReference.log(inverse / 1024))).toBeGreaterThanOrEqual(88);
  }
});

it('reaches from 91 to 181', () => {
  expect([entries.length, logTable.high.length, logTable.low.length]).toEqual([91, 91, 91]);
});
