import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { log10 } from './log10.ts';

testAccuracy('log10', 0.51);

it('is exact for powers of ten', () => {
  for (let k = 0; k <= 22; k++) expect(log10(Number(`1e${k}`))).toBe(k);
});

it.each([
  [0, -Infinity],
  [-0, -Infinity],
  [-1, NaN],
  [-Infinity, NaN],
  [Infinity, Infinity],
  [NaN, NaN],
  [0.1, -1],
  [0.001, -3],
])('log10(%f) is %f', (x, expected) => {
  expect(log10(x)).toBe(expected);
});
