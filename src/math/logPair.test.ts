import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logOfPair, rightBits } from '../../test/support/bigReference.ts';
import { createPair } from './doubleDouble.ts';
import { logPair } from './logPair.ts';

const pair = createPair();

function bits(x: number, xLow: number): number {
  logPair(x, xLow, pair);
  return rightBits(pair[0]!, pair[1]!, logOfPair(x, xLow));
}

it('has 66 bits, for all sizes', () => {
  fc.assert(
    fc.property(fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true }), (x) => {
      fc.pre(x !== 1);
      expect(bits(x, 0)).toBeGreaterThanOrEqual(66);
    }),
    { numRuns: 2000 },
  );
});

it('has 66 bits near 1, with a low part', () => {
  const low = fc.double({ min: -(2 ** -54), max: 2 ** -54, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: -0.3, max: 0.4, noNaN: true }), low, (difference, part) => {
      const x = 1 + difference;
      fc.pre(x !== 1 || part !== 0);
      expect(bits(x, Math.abs(part) < 1e-30 ? 2 ** -60 : part)).toBeGreaterThanOrEqual(66);
    }),
    { numRuns: 2000 },
  );
});
