import { describe, expect, it } from 'vitest';
import { predictionErrors } from './predictionErrors.ts';
import { isSeries, recurs, slope, steepestIn } from './recurs.ts';

const RATE = 44100;
/** A slow wave with impulses. */
function withImpulses(at: readonly number[], size: (index: number) => number = () => 0.5): Float32Array {
  const x = Float32Array.from({ length: 20000 }, (_, n) => 0.1 * Math.sin(0.01 * n));
  at.forEach((n, index) => (x[n] = x[n]! + size(index)));
  return x;
}
const recursAt = (x: Float32Array, at: number): boolean => {
  const errors = predictionErrors(x, RATE);
  return recurs(x, RATE, errors, Math.floor(at / errors.blockFrames));
};

describe('recurs', () => {
  it('finds a period on either side, or two on one side', () => {
    const x = withImpulses([8000, 9000, 10000]);
    expect([8000, 9000, 10000].map((at) => recursAt(x, at))).toEqual([true, true, true]);
  });

  it('lets the period glide, and the sound decay', () => {
    expect(
      recursAt(
        withImpulses([8000, 8980, 10000], (index) => 0.5 * 0.6 ** index),
        8000,
      ),
    ).toBe(true);
  });

  it.each([
    ['alone', [9000]],
    ['two', [8000, 9000]],
    ['at unequal distances', [8000, 9000, 10200]],
    ['further apart than a pitch', [1000, 9000, 17000]],
  ])('leaves what is %s', (_, at) => {
    expect(recursAt(withImpulses(at), 9000)).toBe(false);
  });

  it('asks for one sign', () => {
    expect(
      recursAt(
        withImpulses([8000, 9000, 10000], (index) => (index === 1 ? -0.5 : 0.5)),
        9000,
      ),
    ).toBe(false);
  });

  it('asks less at the beginning of a sound', () => {
    const square = Float32Array.from({ length: 20000 }, (_, n) => (n % 1000 < 500 ? 0.5 : -0.5));
    expect(recursAt(square, 0)).toBe(true);
    const sine = Float32Array.from({ length: 20000 }, (_, n) => 0.5 * Math.cos(0.01 * n));
    expect(recursAt(sine, 0)).toBe(false);
  });
});

describe('isSeries', () => {
  it('knows the three forms of a series', () => {
    for (const distances of [
      [-100, 100],
      [100, 200],
      [-100, -200],
      [7, 300, -50, 600],
    ]) {
      expect(isSeries(distances, distances, 1000, 0)).toBe(true);
    }
    for (const distances of [[], [100], [100, 300], [-100, 200], [100, 110]]) {
      expect(isSeries(distances, distances, 1000, 0)).toBe(false);
    }
  });

  it('allows two samples and a share of the step', () => {
    expect(isSeries([-100], [102], 1000, 0)).toBe(true);
    expect(isSeries([-100], [103], 1000, 0)).toBe(false);
    expect(isSeries([-100], [107], 1000, 0.05)).toBe(true);
    expect(isSeries([-100], [100], 99, 0)).toBe(false);
  });
});

describe('slope', () => {
  it('knows that a sound lies in silence', () => {
    const x = Float32Array.of(1, 3, 2);
    expect([-1, 0, 1, 2, 3, 4].map((at) => slope(x, at))).toEqual([0, 1, 2, -1, -2, 0]);
  });

  it('is steepest at a jump', () => {
    const x = new Float32Array(200).fill(1, 70, 200);
    expect(steepestIn(x, 32, 2)).toBe(70);
    expect(steepestIn(x, 32, 6)).toBe(200);
  });
});
