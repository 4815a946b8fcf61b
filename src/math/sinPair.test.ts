import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bigReference, rightBits } from '../../test/support/bigReference.ts';
import { createPair } from './doubleDouble.ts';
import { sinPair } from './sinPair.ts';

it('has 54 bits between −π/4 and π/4', () => {
  const pair = createPair();
  fc.assert(
    fc.property(fc.double({ min: 1e-8, max: 0.7854, noNaN: true }), fc.boolean(), (size, negative) => {
      const y = negative ? -size : size;
      sinPair(y, 0, pair);
      expect(rightBits(pair[0]!, pair[1]!, bigReference.sin(y))).toBeGreaterThanOrEqual(54);
    }),
    { numRuns: 2000 },
  );
});

it('takes the low part into account', () => {
  const pair = createPair();
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 0.78, noNaN: true }), (x) => {
      // 50 bits and the rest.
      const y = Math.round(x * 2 ** 50) / 2 ** 50;
      sinPair(y, x - y, pair);
      expect(rightBits(pair[0]!, pair[1]!, bigReference.sin(x))).toBeGreaterThanOrEqual(54);
    }),
  );
});
