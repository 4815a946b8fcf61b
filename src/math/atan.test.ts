import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { atan } from './atan.ts';
import { tan } from './tan.ts';

testAccuracy('atan', 0.51);

it.each([
  [0, 0],
  [-0, -0],
  [5e-324, 5e-324],
  [-5e-324, -5e-324],
  [1e-9, 1e-9],
  [1, Math.PI / 4],
  [-1, -Math.PI / 4],
  [1e20, Math.PI / 2],
  [1.7976931348623157e308, Math.PI / 2],
  [Infinity, Math.PI / 2],
  [-Infinity, -Math.PI / 2],
  [NaN, NaN],
])('atan(%f) is %f', (x, expected) => {
  expect(atan(x)).toBe(expected);
});

it('is odd and undone by tan', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => {
      expect(atan(-x)).toBe(-atan(x));
      expect(Math.abs(tan(atan(x)) - x)).toBeLessThanOrEqual(5e-16 * Math.abs(x));
    }),
  );
});
