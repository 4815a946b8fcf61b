import { describe, expect, it } from 'vitest';
import { testNoise } from '../../../test/support/renderUnit.ts';
import { ORDER, TAPS } from './designErrorFilter.ts';
import { wrongSamples } from './wrongSamples.ts';

/** Of two resonances; the rest is 0. */
const filter = new Float64Array(TAPS);
filter.set([1, -2.2, 2.6, -1.9, 0.7]);

/** What these wrong samples leave in the errors, from index 50 on. */
function errorsOf(wrong: readonly number[]): Float64Array {
  const errors = new Float64Array(200);
  wrong.forEach((value, row) => filter.forEach((a, k) => (errors[50 + row + k] = errors[50 + row + k]! + a * value)));
  return errors;
}

describe('wrongSamples', () => {
  it('finds by how much samples are wrong', () => {
    const { size, edge, left } = wrongSamples(errorsOf([0.3, -0.5, 0.2, 0.1]), filter, 50, 4);
    expect(size).toBeCloseTo(-0.5, 10);
    expect(edge).toBeCloseTo(0.8, 10);
    expect(left).toBeLessThan(1e-10);
  });

  it('needs no more samples than are wrong, and cannot do with fewer', () => {
    const errors = errorsOf([0.3, -0.5, 0.2, 0.1]);
    expect(wrongSamples(errors, filter, 47, 9).left).toBeLessThan(1e-10);
    expect(wrongSamples(errors, filter, 51, 3).left).toBeGreaterThan(0.1);
    expect(wrongSamples(errors, filter, 50, 3).left).toBeGreaterThan(0.05);
  });

  it('leaves no more energy than any other choice', () => {
    const errors = Float64Array.from(testNoise(200));
    const { size } = wrongSamples(errors, filter, 100, 1);
    const energy = (wrong: number): number =>
      errors.reduce((sum, error, at) => sum + (error - wrong * (filter[at - 100] ?? 0)) ** 2, 0);
    expect(energy(size)).toBeLessThan(energy(size + 0.01));
    expect(energy(size)).toBeLessThan(energy(size - 0.01));
  });

  it('does not look beyond the errors', () => {
    const errors = errorsOf([0.4]).slice(0, 50 + ORDER + 1);
    expect(wrongSamples(errors, filter, 50, 1).size).toBeCloseTo(0.4, 10);
    expect(Number.isFinite(wrongSamples(errors, filter, 60, 10).left)).toBe(true);
  });
});
