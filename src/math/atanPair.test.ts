import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bigReference, rightBits } from '../../test/support/bigReference.ts';
import { atanPair } from './atanPair.ts';
import { createPair } from './doubleDouble.ts';

it('has 61 bits in the first half quadrant', () => {
  const pair = createPair();
  const side = fc.double({ min: 1e-9, max: 1, noNaN: true });
  fc.assert(
    fc.property(side, side, fc.integer({ min: -400, max: 400 }), (a, b, k) => {
      const [y, x] = [Math.min(a, b) * 2 ** k, Math.max(a, b) * 2 ** k];
      atanPair(y, x, pair);
      expect(rightBits(pair[0]!, pair[1]!, bigReference.atan2(y, x))).toBeGreaterThanOrEqual(61);
    }),
    { numRuns: 2000 },
  );
});
