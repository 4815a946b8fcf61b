import { describe, expect, test } from 'vitest';
import { bitsToFloat, floatToBits, nearestEven, toInt32Saturated } from './rounding.ts';

describe('nearestEven', () => {
  test.each([
    [0.5, 0],
    [1.5, 2],
    [2.5, 2],
    [-0.5, -0],
    [-1.5, -2],
    [-2.5, -2],
    [0.49999997, 0],
    [0.50000006, 1],
    [-0.3, -0],
    [-0.7, -1],
    [2.7, 3],
    [-0, -0],
    [0, 0],
    [8388607.5, 8388608],
    [8388606.5, 8388606],
    [8388609, 8388609],
    [-8388607.5, -8388608],
    [3e38, 3e38],
    [Infinity, Infinity],
    [-Infinity, -Infinity],
    [NaN, NaN],
  ])('%f gives %f', (x, wanted) => expect(nearestEven(x)).toBe(wanted));
});

describe('toInt32Saturated', () => {
  test.each([
    [1.9, 1],
    [-1.9, -1],
    [-0.5, 0],
    [2147483520, 2147483520],
    [2147483648, 2147483647],
    [1e20, 2147483647],
    [-2147483648, -2147483648],
    [-2147483904, -2147483648],
    [Infinity, 2147483647],
    [-Infinity, -2147483648],
    [NaN, 0],
  ])('%f gives %d', (x, wanted) => expect(toInt32Saturated(x)).toBe(wanted));
});

describe('bits', () => {
  test.each([
    [0, 0],
    [-0, -0x80000000],
    [1, 0x3f800000],
    [-1, 0xbf800000 | 0],
    [1.401298464324817e-45, 1],
    [Infinity, 0x7f800000],
    [-Infinity, 0xff800000 | 0],
    [3.4028234663852886e38, 0x7f7fffff],
  ])('of %f are %d, both ways', (x, word) => {
    expect(floatToBits(x)).toBe(word);
    expect(bitsToFloat(word)).toBe(x);
  });

  test('every NaN has one word', () => {
    for (const word of [0x7fc00000, 0x7f800001, 0xffc00000 | 0, 0x7fffffff, -1]) {
      expect(bitsToFloat(word)).toBeNaN();
      expect(floatToBits(bitsToFloat(word))).toBe(0x7fc00000);
    }
  });
});
