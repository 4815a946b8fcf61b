import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { atan } from './atan.ts';
import { atan2 } from './atan2.ts';

testAccuracy('atan2', 0.51);

const PI = Math.PI;

describe('special cases of ECMAScript, §21.3.2.8', () => {
  it.each([
    [NaN, 1, NaN],
    [1, NaN, NaN],
    [0, 0, 0],
    [-0, 0, -0],
    [0, -0, PI],
    [-0, -0, -PI],
    [0, 1, 0],
    [-0, 1, -0],
    [0, -1, PI],
    [-0, -1, -PI],
    [1, 0, PI / 2],
    [1, -0, PI / 2],
    [-1, 0, -PI / 2],
    [-1, -0, -PI / 2],
    [Infinity, Infinity, PI / 4],
    [-Infinity, Infinity, -PI / 4],
    [Infinity, -Infinity, (3 * PI) / 4],
    [-Infinity, -Infinity, (-3 * PI) / 4],
    [Infinity, 1, PI / 2],
    [-Infinity, -1, -PI / 2],
    [1, Infinity, 0],
    [-1, Infinity, -0],
    [1, -Infinity, PI],
    [-1, -Infinity, -PI],
    [0, Infinity, 0],
    [-0, -Infinity, -PI],
    [5e-324, 1e308, 0],
    [-5e-324, 1e308, -0],
    [5e-324, -1e308, PI],
    [1e308, 5e-324, PI / 2],
    [5e-324, 5e-324, PI / 4],
  ])('atan2(%f, %f) is %f', (y, x, expected) => {
    expect(atan2(y, x)).toBe(expected);
  });
});

it('equals atan for x = 1 and turns by quadrants', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ noNaN: true }), (y, x) => {
      expect(atan2(y, 1)).toBe(atan(y));
      expect(atan2(-y, x)).toBe(-atan2(y, x));
      expect(Math.abs(Math.abs(atan2(y, x)) + Math.abs(atan2(y, -x)) - PI)).toBeLessThan(1e-15);
    }),
  );
});

it('does not depend on the size of the point', () => {
  const power = fc.integer({ min: -400, max: 400 }).map((k) => 2 ** k);
  const side = fc.double({ min: -4, max: 4, noNaN: true }).filter((x) => Math.abs(x) > 1e-100);
  fc.assert(
    fc.property(side, side, power, (y, x, size) => {
      expect(atan2(y * size, x * size)).toBe(atan2(y, x));
    }),
  );
});
