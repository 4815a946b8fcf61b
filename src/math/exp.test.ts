import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { exp } from './exp.ts';

testAccuracy('exp', 0.76);

it.each([
  [0, 1],
  [-0, 1],
  [Infinity, Infinity],
  [-Infinity, 0],
  [NaN, NaN],
  [5e-324, 1],
  [-1e-17, 1],
  [709.782712893384, 1.7976931348622732e308], // The last argument before the overflow.
  [709.7827128933841, Infinity],
  [-745.1332191019411, 5e-324], // The last argument with a result.
  [-745.1332191019412, 0],
  [1e308, Infinity],
  [-1e308, 0],
])('exp(%f) is %f', (x, expected) => {
  expect(exp(x)).toBe(expected);
});

it('grows', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -745, max: 709, noNaN: true }),
      fc.double({ min: 1e-14, max: 1, noNaN: true }),
      (x, step) => {
        expect(exp(x + Math.max(1, Math.abs(x)) * step)).toBeGreaterThanOrEqual(exp(x));
      },
    ),
  );
});
