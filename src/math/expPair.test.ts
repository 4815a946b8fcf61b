import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expOfPair, rightBits } from '../../test/support/bigReference.ts';
import { createPair } from './doubleDouble.ts';
import { expPair } from './expPair.ts';

it('has 59 bits', () => {
  const pair = createPair();
  const part = fc.double({ min: -(2 ** -53), max: 2 ** -53, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), part, (high, lowPart) => {
      const k = expPair(high, high * lowPart, pair);
      expect(pair[0]).toBeGreaterThan(0.99);
      expect(pair[0]).toBeLessThan(2);
      expect(rightBits(pair[0]!, pair[1]!, expOfPair(high, high * lowPart, k))).toBeGreaterThanOrEqual(59);
    }),
    { numRuns: 2000 },
  );
});
