import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rightBits, toBigReal, type BigReal } from '../../test/support/bigReference.ts';
import { addPairs, createPair, dividePairs, multiplyPair, productError, setPair, sumError } from './doubleDouble.ts';

const EXACT = 999;
const moderate = fc.double({ min: -1e140, max: 1e140, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-140);
const nonZero = moderate.filter((x) => x !== 0);

function exactSum(a: number, b: number): BigReal {
  const first = toBigReal(a);
  const second = toBigReal(b);
  const exponent = Math.min(first.exponent, second.exponent);
  const align = (x: BigReal): bigint => x.mantissa << BigInt(x.exponent - exponent);
  return { mantissa: align(first) + align(second), exponent };
}

function exactProduct(a: number, b: number): BigReal {
  const first = toBigReal(a);
  const second = toBigReal(b);
  return { mantissa: first.mantissa * second.mantissa, exponent: first.exponent + second.exponent };
}

it('sumError is exact', () => {
  fc.assert(
    fc.property(moderate, moderate, (a, b) => {
      expect(rightBits(a + b, sumError(a, b, a + b), exactSum(a, b))).toBe(EXACT);
    }),
  );
});

it('productError is exact', () => {
  fc.assert(
    fc.property(moderate, moderate, (a, b) => {
      expect(rightBits(a * b, productError(a, b, a * b), exactProduct(a, b))).toBe(EXACT);
    }),
  );
});

it('setPair keeps the sum and rounds its first member', () => {
  const pair = createPair();
  fc.assert(
    fc.property(nonZero, fc.double({ min: -1, max: 1, noNaN: true }), (high, part) => {
      const low = Math.abs(part) < 1e-100 ? 0 : high * part;
      setPair(pair, high, low);
      expect(pair[0]).toBe(high + low);
      expect(rightBits(pair[0]!, pair[1]!, exactSum(high, low))).toBe(EXACT);
    }),
  );
});

it('dividePairs has 100 bits', () => {
  const pair = createPair();
  const part = fc.double({ min: -(2 ** -53), max: 2 ** -53, noNaN: true });
  const size = fc.double({ min: 1e-30, max: 1e30, noNaN: true });
  fc.assert(
    fc.property(size, part, size, part, (a, aPart, b, bPart) => {
      dividePairs(a, a * aPart, b, b * bPart, pair);
      const top = exactSum(a, a * aPart);
      const bottom = exactSum(b, b * bPart);
      const expected = {
        mantissa: (top.mantissa << 2000n) / bottom.mantissa,
        exponent: top.exponent - bottom.exponent - 2000,
      };
      expect(rightBits(pair[0]!, pair[1]!, expected)).toBeGreaterThanOrEqual(100);
    }),
  );
});

it('addPairs and multiplyPair round once', () => {
  const pair = createPair();
  setPair(pair, 1, 2 ** -54);
  expect(addPairs(2, 2 ** -53, 1, 2 ** -54)).toBe(3);
  expect(addPairs(2, 2 ** -52, 1, 2 ** -52)).toBe(3 + 2 ** -51);
  expect(multiplyPair(pair, 1, 2 ** -54)).toBe(1);
  expect(multiplyPair(pair, 1, 2 ** -53)).toBe(1 + 2 ** -52);
});
