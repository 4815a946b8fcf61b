import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { tanh } from './tanh.ts';

testAccuracy('tanh', 0.6);

it.each([
  [0, 0],
  [-0, -0],
  [5e-324, 5e-324],
  [-5e-324, -5e-324],
  [1e-9, 1e-9],
  [19.5, 1],
  [20, 1],
  [-1e308, -1],
  [Infinity, 1],
  [-Infinity, -1],
  [NaN, NaN],
])('tanh(%f) is %f', (x, expected) => {
  expect(tanh(x)).toBe(expected);
});

it('is odd and bounded', () => {
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
      expect(tanh(-x)).toBe(-tanh(x));
      expect(Math.abs(tanh(x))).toBeLessThanOrEqual(1);
    }),
  );
});
