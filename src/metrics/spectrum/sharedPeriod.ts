/** The period that several parts of a sound have in common. */
import { firstPeriod, highestBetween } from './firstPeriod.ts';
import type { Periodicity } from './periodicity.ts';

export interface SharedPeriod {
  /** In lags. */
  readonly lag: number;
  /** The correlations that are nearly as high there as at their own period. */
  readonly agreeing: readonly number[];
  /** The mean of all correlations there, 0–1. */
  readonly clarity: number;
}

/** A semitone: what is no further away is the same period. */
const SAME = 1.06;

/** The share of its own height that makes a correlation agree. */
const AGREEMENT = 0.85;

/**
 * The period on which most correlations agree, the clearest of several; `undefined` if none has any.
 *
 * @param shortestSec no period is shorter, in s
 */
export function sharedPeriod({ rate, correlations }: Periodicity, shortestSec: number): SharedPeriod | undefined {
  const periods = correlations.map((correlation) => firstPeriod(correlation, shortestSec * rate));
  let best: SharedPeriod | undefined;
  for (const period of periods) {
    if (period === undefined) continue;
    const heights = heightsAt(correlations, period.lag);
    const agreeing = heights.flatMap((height, at) => (height >= AGREEMENT * (periods[at]?.height ?? 2) ? [at] : []));
    const clarity = meanOf(heights);
    const more = agreeing.length - (best?.agreeing.length ?? 0);
    if (more > 0 || (more === 0 && clarity > best!.clarity)) best = { lag: period.lag, agreeing, clarity };
  }
  return best;
}

/** The mean of all correlations at a lag, give or take a semitone; 0–1. */
export function clarityAt(correlations: readonly Float64Array[], lag: number): number {
  return meanOf(heightsAt(correlations, lag));
}

const heightsAt = (correlations: readonly Float64Array[], lag: number): number[] =>
  correlations.map((correlation) => highestBetween(correlation, lag / SAME, lag * SAME).height);

const meanOf = (heights: readonly number[]): number =>
  Math.min(1, heights.reduce((sum, height) => sum + height, 0) / heights.length);
