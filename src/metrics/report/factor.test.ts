import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factor } from './factor.ts';

describe('factor', () => {
  it('is 1 in the ideal range, a half at the half, a tenth at three halves', () => {
    expect([0, 2, 6, 20].map((distance) => factor(distance, 2))).toEqual([1, 0.5, 0.1, 1 / 101]);
  });

  it('falls with the distance and never reaches 0', () => {
    const distance = fc.double({ min: 0, max: 1e300, noNaN: true });
    fc.assert(
      fc.property(distance, distance, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (a, b, half) => {
        expect(factor(Math.max(a, b), half)).toBeLessThanOrEqual(factor(Math.min(a, b), half));
        expect(factor(Math.max(a, b), half)).toBeGreaterThan(0);
        expect(factor(Math.min(a, b), half)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('falls strictly between a thousandth of a half and a million halves', () => {
    for (let distance = 0.001; distance < 1e5; distance *= 2) {
      expect(factor(2 * distance, 1)).toBeLessThan(factor(distance, 1));
    }
  });
});
