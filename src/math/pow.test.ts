import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { pow } from './pow.ts';

testAccuracy('pow', 0.76);

const number = fc.double();

describe('exact cases', () => {
  it('x^0 is 1, even for NaN', () => {
    fc.assert(
      fc.property(number, (x) => {
        expect([pow(x, 0), pow(x, -0)]).toEqual([1, 1]);
      }),
    );
  });

  it('x^1, x^2, x^-1 and x^0.5 are correctly rounded', () => {
    fc.assert(
      fc.property(number, (x) => {
        expect([pow(x, 1), pow(x, 2), pow(x, -1)]).toEqual([x, x * x, 1 / x]);
        if (x > 0) expect(pow(x, 0.5)).toBe(Math.sqrt(x));
      }),
    );
  });

  it('whole powers of small integers are exact', () => {
    for (let x = -20; x <= 20; x++) {
      for (let y = 0, power = 1n; power < 1n << 53n && power > -(1n << 53n) && y < 60; y++, power *= BigInt(x)) {
        expect(pow(x, y) + 0).toBe(Number(power));
      }
    }
  });

  it('powers of two are exact', () => {
    for (let y = -1074; y <= 1023; y++) expect(pow(2, y)).toBe(2 ** y);
    for (let y = -537; y <= 511; y++) expect(pow(4, y)).toBe(2 ** (2 * y));
  });
});

describe('special cases of ECMAScript, §6.1.6.1.3', () => {
  it.each([
    // NaN, and ±1 to an infinite power, which C would make 1.
    [NaN, 1, NaN],
    [1, NaN, NaN],
    [1, Infinity, NaN],
    [1, -Infinity, NaN],
    [-1, Infinity, NaN],
    [-1, -Infinity, NaN],
    // Infinite exponents.
    [1.0000000000000002, Infinity, Infinity],
    [1.0000000000000002, -Infinity, 0],
    [-2, Infinity, Infinity],
    [-2, -Infinity, 0],
    [0.9999999999999999, Infinity, 0],
    [0.9999999999999999, -Infinity, Infinity],
    [-0.5, -Infinity, Infinity],
    [0, Infinity, 0],
    [0, -Infinity, Infinity],
    [-Infinity, Infinity, Infinity],
    [-Infinity, -Infinity, 0],
    // Infinite bases.
    [Infinity, 0.1, Infinity],
    [Infinity, -0.1, 0],
    [-Infinity, 3, -Infinity],
    [-Infinity, 4, Infinity],
    [-Infinity, 0.5, Infinity],
    [-Infinity, -3, -0],
    [-Infinity, -4, 0],
    [-Infinity, -0.5, 0],
    // Zero bases.
    [0, 3, 0],
    [0, -3, Infinity],
    [0, 0.5, 0],
    [-0, 3, -0],
    [-0, 4, 0],
    [-0, 0.5, 0],
    [-0, -3, -Infinity],
    [-0, -4, Infinity],
    [-0, -0.5, Infinity],
    [-0, 9007199254740991, -0],
    [-0, 9007199254740992, 0],
    // Negative bases.
    [-8, 3, -512],
    [-8, 4, 4096],
    [-8, -3, -0.001953125],
    [-8, 0.5, NaN],
    [-8, 0.3333333333333333, NaN],
    [-1, 9007199254740991, -1],
    [-1, 9007199254740992, 1],
    [-1, 0.5, NaN],
    // Overflow and underflow.
    [10, 308, 1e308],
    [10, 309, Infinity],
    [-10, 309, -Infinity],
    [10, -323, 1e-323],
    [10, -324, 0],
    [-10, -325, -0],
    [2, -1074.5, 5e-324],
    [2, -1075, 0],
    [2, 1e308, Infinity],
    [0.5, 1e308, 0],
    [1.0000000000000002, 1e308, Infinity],
    [1.0000000000000002, -1e308, 0],
    [0.9999999999999999, 1e308, 0],
    [3, 5e-324, 1],
    [5e-324, 5e-324, 1],
    [1.7976931348623157e308, -5e-324, 1],
  ])('pow(%f, %f) is %f', (x, y, expected) => {
    expect(pow(x, y)).toBe(expected);
  });
});

it('is even or odd in x for integer exponents', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.integer({ min: -1000, max: 1000 }), (x, y) => {
      expect(pow(-x, y)).toBe(y % 2 === 0 ? pow(x, y) : -pow(x, y));
    }),
  );
});
