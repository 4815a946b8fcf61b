import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { log2 } from './log2.ts';

testAccuracy('log2', 0.51);

it('is exact for powers of two', () => {
  for (let k = 0, power = 1; k <= 1023; k++, power *= 2) expect(log2(power)).toBe(k);
  for (let k = 1, power = 0.5; k <= 1074; k++, power /= 2) expect(log2(power)).toBe(-k);
});

it.each([
  [0, -Infinity],
  [-0, -Infinity],
  [-1, NaN],
  [-Infinity, NaN],
  [Infinity, Infinity],
  [NaN, NaN],
  [1.7976931348623157e308, 1024],
])('log2(%f) is %f', (x, expected) => {
  expect(log2(x)).toBe(expected);
});
