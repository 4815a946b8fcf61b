import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { expm1 } from './expm1.ts';

testAccuracy('expm1', 0.65);

it.each([
  [0, 0],
  [-0, -0],
  [5e-324, 5e-324],
  [-5e-324, -5e-324],
  [1e-17, 1e-17],
  [Infinity, Infinity],
  [-Infinity, -1],
  [-38, -1],
  [-1e308, -1],
  [NaN, NaN],
  [709.7827128933841, Infinity],
])('expm1(%f) is %f', (x, expected) => {
  expect(expm1(x)).toBe(expected);
});

it('never goes below −1', () => {
  fc.assert(
    fc.property(fc.double({ max: 0, noNaN: true }), (x) => {
      expect(expm1(x)).toBeGreaterThanOrEqual(-1);
    }),
  );
});
