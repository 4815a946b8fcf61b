import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reducedAngle, rightBits } from '../../test/support/bigReference.ts';
import { createPair } from './doubleDouble.ts';
import { reduceAngle } from './reduceAngle.ts';

const pair = createPair();

function check(x: number): void {
  const quarter = reduceAngle(x, pair);
  const expected = reducedAngle(x);
  // Within an ulp of the border either side is right.
  if (Math.abs(Math.abs(pair[0]!) - Math.PI / 4) > 1e-9) expect(quarter).toBe(expected.quarter);
  if (quarter === expected.quarter) expect(rightBits(pair[0]!, pair[1]!, expected.rest)).toBeGreaterThanOrEqual(69);
  expect(Math.abs(pair[0]!)).toBeLessThan(Math.PI / 4 + 1e-9);
}

describe('has 69 bits', () => {
  it.each([
    ['below π/4', 0, Math.PI / 4],
    ['below 100', 0, 100],
    ['in the middle range', 100, 1.647e6],
    ['around the change of method', 1.64e6, 1.66e6],
    ['in the large range', 1.647e6, 1e12],
    ['up to the end', 1e12, Number.MAX_VALUE],
  ])('%s', (_, min, max) => {
    fc.assert(fc.property(fc.double({ min, max, noNaN: true }), check), { numRuns: 500 });
  });

  it('next to multiples of π/2', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000 }), (k) => check((k * Math.PI) / 2)),
      { numRuns: 2000 },
    );
  });

  it('for powers of two and the number nearest to a multiple of π/2', () => {
    for (let k = -1; k < 1024; k++) check(2 ** k);
    check(6381956970095103 * 2 ** 797);
    check(Number.MAX_VALUE);
  });
});
