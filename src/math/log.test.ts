import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { exp } from './exp.ts';
import { log } from './log.ts';

testAccuracy('log', 0.51);

it.each([
  [1, 0],
  [0, -Infinity],
  [-0, -Infinity],
  [-1, NaN],
  [-5e-324, NaN],
  [-Infinity, NaN],
  [Infinity, Infinity],
  [NaN, NaN],
  [2, Math.LN2],
  [10, Math.LN10],
  [Math.E, 1],
])('log(%f) is %f', (x, expected) => {
  expect(log(x)).toBe(expected);
});

it('is undone by exp', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => {
      expect(Math.abs(log(exp(x)) - x)).toBeLessThan(4e-16);
    }),
  );
});
