import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveToeplitz } from './solveToeplitz.ts';

const product = (diagonals: readonly number[], x: Float64Array): number[] =>
  Array.from(x, (_, i) => x.reduce((sum, value, j) => sum + (diagonals[Math.abs(i - j)] ?? 0) * value, 0));

describe('solveToeplitz', () => {
  it('solves equations by hand: [[2, 1], [1, 2]] x = [4, 5]', () => {
    const x = solveToeplitz(Float64Array.of(2, 1), Float64Array.of(4, 5));
    expect(x[0]).toBeCloseTo(1, 14);
    expect(x[1]).toBeCloseTo(2, 14);
  });

  it('finds an x whose product is the right side', () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    const equations = fc.tuple(fc.array(number, { maxLength: 8 }), fc.array(number, { minLength: 1, maxLength: 30 }));
    fc.assert(
      fc.property(equations, ([others, right]) => {
        // A diagonal that is larger than all others of its row makes the matrix positive definite.
        const diagonals = [1 + 2 * others.reduce((sum, value) => sum + Math.abs(value), 0), ...others];
        const x = solveToeplitz(Float64Array.from(diagonals), Float64Array.from(right));
        product(diagonals, x).forEach((value, row) => expect(value).toBeCloseTo(right[row]!, 10));
      }),
    );
  });

  it('leaves out equations of a matrix that is not positive definite', () => {
    expect(Array.from(solveToeplitz(Float64Array.of(1, 1), Float64Array.of(3, 4)))).toEqual([3, 0]);
    expect(Array.from(solveToeplitz(Float64Array.of(0), Float64Array.of(3)))).toEqual([0]);
  });
});
