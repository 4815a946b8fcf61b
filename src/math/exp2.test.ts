import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { exp2 } from './exp2.ts';

testAccuracy('exp2', 0.76);

it('is exact for integers', () => {
  let power = 1;
  for (let k = 0; k <= 1023; k++, power *= 2) expect(exp2(k)).toBe(power);
  power = 1;
  for (let k = 0; k >= -1074; k--, power /= 2) expect(exp2(k)).toBe(power);
});

it.each([
  [0, 1],
  [-0, 1],
  [0.5, Math.SQRT2],
  [-0.5, Math.SQRT1_2],
  [Infinity, Infinity],
  [-Infinity, 0],
  [NaN, NaN],
  [1023.9999999999999, 1.7976931348621742e308], // The last argument before the overflow.
  [1024, Infinity],
  [-1074.5, 5e-324],
  [-1074.9999999999998, 5e-324], // The last argument with a result.
  [-1075, 0],
])('exp2(%f) is %f', (x, expected) => {
  expect(exp2(x)).toBe(expected);
});
