import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toBigReal, toNumber } from '../../test/support/bigReference.ts';
import { scaleByPowerOfTwo } from './scaleByPowerOfTwo.ts';

it('rounds once, over the whole range', () => {
  const mantissa = fc.double({ min: 0.5, max: 3.9999999999999996, noNaN: true });
  fc.assert(
    fc.property(mantissa, fc.integer({ min: -1900, max: 2000 }), fc.boolean(), (m, k, negative) => {
      const x = negative ? -m : m;
      const exact = toBigReal(x);
      const expected = toNumber({ mantissa: exact.mantissa, exponent: exact.exponent + k });
      expect(scaleByPowerOfTwo(x, k)).toBe(expected === 0 ? x * 0 : expected);
    }),
    { numRuns: 2000 },
  );
});
