import { describe, expect, it } from 'vitest';
import { firstPeriod, highestBetween } from './firstPeriod.ts';

const correlationOf = (value: (lag: number) => number): Float64Array =>
  Float64Array.from({ length: 2000 }, (_, lag) => value(lag));
const cosine = (lag: number, period: number): number => Math.cos((2 * Math.PI * lag) / period);

describe('firstPeriod', () => {
  it.each([8.5, 10.535, 44.1, 100.3, 700.7])('of a cosine of %d lags', (period) => {
    const found = firstPeriod(
      correlationOf((lag) => cosine(lag, period)),
      8,
    )!;
    expect(Math.abs(found.lag / period - 1)).toBeLessThan(0.01);
    expect(found.height).toBeGreaterThan(0.985);
  });

  it('is the first of equal peaks, not the highest', () => {
    const found = firstPeriod(
      correlationOf((lag) => (0.99 + lag * 5e-6) * cosine(lag, 50)),
      8,
    );
    expect(found!.lag).toBeCloseTo(50, 0);
  });

  it.each([
    [0.9, 100],
    [0.04, 100],
    [0.005, 50],
  ])('with a share of %d at half the frequency: %i lags', (share, lags) => {
    const found = firstPeriod(
      correlationOf((lag) => share * cosine(lag, 100) + (1 - share) * cosine(lag, 50)),
      8,
    );
    expect(found!.lag).toBeCloseTo(lags, -0.5);
  });

  it('is at most tolerant of what noise takes', () => {
    const noisy = (height: number) => (lag: number) => (lag === 0 ? 1 : (lag > 75 ? 0.8 : height) * cosine(lag, 50));
    expect(firstPeriod(correlationOf(noisy(0.76)), 8)!.lag).toBeCloseTo(50, 0);
    expect(firstPeriod(correlationOf(noisy(0.7)), 8)!.lag).toBeCloseTo(100, 0);
  });

  it('does not count what belongs to lag 0, is shorter than asked for, or has no end', () => {
    expect(
      firstPeriod(
        correlationOf((lag) => 1 - lag / 3000 + 0.01 * cosine(lag, 20)),
        8,
      ),
    ).toBeUndefined();
    expect(
      firstPeriod(
        correlationOf((lag) => 1 - lag / 1000),
        8,
      ),
    ).toBeUndefined();
    expect(
      firstPeriod(
        correlationOf((lag) => (lag < 1000 ? 1 - lag / 500 : -1 + (lag - 1000) / 500)),
        8,
      ),
    ).toBeUndefined();
    expect(
      firstPeriod(
        correlationOf((lag) => cosine(lag, 5)),
        12,
      )!.lag,
    ).toBeGreaterThanOrEqual(12);
    expect(firstPeriod(new Float64Array(0), 8)).toBeUndefined();
  });
});

describe('highestBetween', () => {
  const correlation = correlationOf((lag) => cosine(lag, 50) * (1 - lag / 4000));

  it('finds the highest peak that is inside', () => {
    expect(highestBetween(correlation, 60, 260).lag).toBeCloseTo(100, 0);
    expect(highestBetween(correlation, 120, 260).lag).toBeCloseTo(150, 0);
  });

  it('has no height where there is none', () => {
    expect(highestBetween(correlation, 55, 95).height).toBe(0);
    expect(highestBetween(correlation, 5000, 6000).height).toBe(0);
    expect(highestBetween(new Float64Array(0), 10, 20).height).toBe(0);
  });
});
