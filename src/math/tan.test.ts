import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { tan } from './tan.ts';

testAccuracy('tan', 0.9);

it.each([
  [0, 0],
  [-0, -0],
  [5e-324, 5e-324],
  [-5e-324, -5e-324],
  [1e-9, 1e-9],
  [Infinity, NaN],
  [-Infinity, NaN],
  [NaN, NaN],
  [Math.PI / 2, 16331239353195370], // 1 by what the rounding of π/2 left out.
  [Math.PI, -1.2246467991473532e-16],
])('tan(%f) is %f', (x, expected) => {
  expect(tan(x)).toBe(expected);
});

it('is odd and finite', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(tan(-x)).toBe(-tan(x));
      expect(Math.abs(tan(x))).toBeLessThan(Infinity);
    }),
  );
});
