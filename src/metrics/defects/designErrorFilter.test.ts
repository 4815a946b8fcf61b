import { describe, expect, it } from 'vitest';
import { testNoise } from '../../../test/support/renderUnit.ts';
import { designErrorFilter, ORDER, TAPS } from './designErrorFilter.ts';
import { solveToeplitz } from './solveToeplitz.ts';

const LENGTH = 8192;

function filterOf(samples: ArrayLike<number>): { readonly filter: Float64Array; readonly energy: number } {
  const windowed = new Float64Array(LENGTH + TAPS + 3);
  windowed.set(samples);
  const filters = new Float64Array(3 * TAPS).fill(7);
  const energy = designErrorFilter(windowed, LENGTH, filters, TAPS);
  // Nothing but its own place is written.
  expect(filters.subarray(0, TAPS).every((value) => value === 7)).toBe(true);
  expect(filters.subarray(2 * TAPS).every((value) => value === 7)).toBe(true);
  return { filter: filters.slice(TAPS, 2 * TAPS), energy };
}

/** Two resonances that noise excites. */
function resonances(): Float64Array {
  const noise = testNoise(LENGTH);
  const y = new Float64Array(LENGTH);
  for (let at = 4; at < LENGTH; at++) {
    y[at] = noise[at]! + 2.2 * y[at - 1]! - 2.6 * y[at - 2]! + 1.9 * y[at - 3]! - 0.7 * y[at - 4]!;
  }
  return y;
}

describe('designErrorFilter', () => {
  it('solves the normal equations of the autocorrelation', () => {
    const x = resonances();
    const { filter, energy } = filterOf(x);
    const lag = (k: number): number => x.reduce((sum, value, at) => sum + value * (x[at + k] ?? 0), 0);
    expect(energy / lag(0)).toBeCloseTo(1, 12);
    const diagonals = Float64Array.from({ length: ORDER }, (_, k) => lag(k) * (k === 0 ? 1 + 1e-9 : 1));
    const wanted = solveToeplitz(
      diagonals,
      Float64Array.from({ length: ORDER }, (_, k) => -lag(k + 1)),
    );
    expect(filter[0]).toBe(1);
    wanted.forEach((value, k) => expect(filter[k + 1]).toBeCloseTo(value, 6));
  });

  it('finds the resonances that noise was sent through', () => {
    const { filter } = filterOf(resonances());
    [1, -2.2, 2.6, -1.9, 0.7].forEach((value, k) => expect(Math.abs(filter[k]! - value)).toBeLessThan(0.1));
  });

  it('predicts a windowed sine', () => {
    const x = Float64Array.from({ length: LENGTH }, (_, at) => Math.sin(0.2 * at) * Math.sin((Math.PI * at) / LENGTH));
    const { filter } = filterOf(x);
    let error = 0;
    for (let at = ORDER; at < LENGTH; at++) {
      error = Math.max(error, Math.abs(filter.reduce((sum, value, k) => sum + value * x[at - k]!, 0)));
    }
    expect(error).toBeLessThan(1e-3);
  });

  it('lets silence pass, and tells what is not finite', () => {
    const silence = filterOf(new Float64Array(LENGTH));
    expect([...silence.filter]).toEqual([1, ...Array<number>(ORDER).fill(0)]);
    expect(silence.energy).toBe(0);
    for (const value of [NaN, Infinity, -Infinity]) {
      expect(Number.isFinite(filterOf(new Float64Array(LENGTH).fill(value, 100, 101)).energy)).toBe(false);
    }
    expect(Number.isFinite(filterOf(new Float64Array(LENGTH).fill(3.4e38)).energy)).toBe(true);
  });
});
