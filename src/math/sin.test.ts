import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { cos } from './cos.ts';
import { sin } from './sin.ts';

testAccuracy('sin', 0.8);

it.each([
  [0, 0],
  [-0, -0],
  [5e-324, 5e-324],
  [-5e-324, -5e-324],
  [1e-9, 1e-9],
  [Infinity, NaN],
  [-Infinity, NaN],
  [NaN, NaN],
  [Math.PI, 1.2246467991473532e-16], // What the rounding of π left out.
  [Math.PI / 2, 1],
  [1e22, -0.8522008497671888], // M. H. Payne & R. N. Hanek's classic test.
])('sin(%f) is %f', (x, expected) => {
  expect(sin(x)).toBe(expected);
});

it('is odd, bounded, and a circle together with cos', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(sin(-x)).toBe(-sin(x));
      expect(Math.abs(sin(x))).toBeLessThanOrEqual(1);
      expect(Math.abs(sin(x) * sin(x) + cos(x) * cos(x) - 1)).toBeLessThan(6e-16);
    }),
  );
});
