import { describe, expect, it } from 'vitest';
import { clarityAt, sharedPeriod } from './sharedPeriod.ts';

/** A correlation of a sound with this period, so many lags long. */
const wave = (period: number, height = 1): Float64Array =>
  Float64Array.from({ length: 400 }, (_, lag) => (lag === 0 ? 1 : height) * Math.cos((2 * Math.PI * lag) / period));
const shared = (...correlations: Float64Array[]) => sharedPeriod({ rate: 1, correlations }, 8);

describe('sharedPeriod', () => {
  it('is that of most', () => {
    const found = shared(wave(50), wave(31), wave(50.4), wave(49.8))!;
    expect(found.lag).toBeCloseTo(50, -0.5);
    expect(found.agreeing).toEqual([0, 2, 3]);
    expect(found.clarity).toBeCloseTo(0.75, 1);
  });

  it('lets multiples agree', () => {
    const found = shared(wave(50), wave(50, 0.9), wave(25, 0.95))!;
    expect(found.lag).toBeCloseTo(50, 0);
    expect(found.agreeing).toEqual([0, 1, 2]);
    expect(found.clarity).toBeCloseTo(0.95, 2);
  });

  it('is the clearest of several', () => {
    const found = shared(wave(31, 0.7), wave(50, 0.9))!;
    expect(found.lag).toBeCloseTo(50, 0);
    expect(found.agreeing).toEqual([1]);
    expect(found.clarity).toBeCloseTo(0.45, 1);
  });

  it('is none without any period', () => {
    expect(shared()).toBeUndefined();
    expect(shared(new Float64Array(0), Float64Array.of(1, 0.5, 0.2))).toBeUndefined();
    expect(shared(new Float64Array(0), wave(50))!.agreeing).toEqual([1]);
  });
});

it('clarityAt a lag is the mean of what is found near it', () => {
  expect(clarityAt([wave(50, 0.8), wave(51, 0.6)], 50.5)).toBeCloseTo(0.7, 2);
  expect(clarityAt([wave(50, 0.8)], 30)).toBe(0);
  expect(clarityAt([wave(50, 1.2)], 50)).toBe(1);
});
