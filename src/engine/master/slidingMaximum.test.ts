import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlidingMaximum } from './slidingMaximum.ts';

const value = fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })).map((x) => x + 0);

describe('SlidingMaximum', () => {
  it('is the largest of the last values, whatever comes, after any number of restarts', () => {
    const property = fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.tuple(value, fc.array(value, { maxLength: 70 })), { minLength: 1, maxLength: 3 }),
      (size, parts) => {
        const sliding = new SlidingMaximum(size);
        for (const [initial, values] of parts) {
          sliding.restart(initial);
          const all = [...Array.from({ length: size }, () => initial), ...values];
          values.forEach((value, at) => {
            expect(sliding.add(value)).toBe(Math.max(...all.slice(at + 1, at + 1 + size)));
          });
        }
      },
    );
    fc.assert(property, { numRuns: 300 });
  });

  it('begins with zeros', () => {
    const sliding = new SlidingMaximum(3);
    expect([-1, -2, -3, -4].map((value) => sliding.add(value))).toEqual([0, 0, -1, -2]);
  });
});
