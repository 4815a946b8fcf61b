import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { expm1 } from './expm1.ts';
import { log1p } from './log1p.ts';

testAccuracy('log1p', 0.51);

it.each([
  [0, 0],
  [-0, -0],
  [5e-324, 5e-324],
  [-5e-324, -5e-324],
  [-1, -Infinity],
  [-1.0000000000000002, NaN],
  [-Infinity, NaN],
  [Infinity, Infinity],
  [NaN, NaN],
  [1, Math.LN2],
  [1.7976931348623157e308, 709.782712893384],
])('log1p(%f) is %f', (x, expected) => {
  expect(log1p(x)).toBe(expected);
});

it('is undone by expm1', () => {
  fc.assert(
    fc.property(fc.double({ min: -0.5, max: 0.5, noNaN: true }), (x) => {
      expect(Math.abs(expm1(log1p(x)) - x)).toBeLessThanOrEqual(4e-16 * Math.abs(x));
    }),
  );
});
