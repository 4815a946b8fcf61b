import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { cos } from './cos.ts';

testAccuracy('cos', 0.8);

it.each([
  [0, 1],
  [-0, 1],
  [5e-324, 1],
  [1e-9, 1],
  [Infinity, NaN],
  [-Infinity, NaN],
  [NaN, NaN],
  [Math.PI, -1],
  [Math.PI / 2, 6.123233995736766e-17], // What the rounding of π/2 left out.
])('cos(%f) is %f', (x, expected) => {
  expect(cos(x)).toBe(expected);
});

it('is even and bounded', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(cos(-x)).toBe(cos(x));
      expect(Math.abs(cos(x))).toBeLessThanOrEqual(1);
    }),
  );
});
