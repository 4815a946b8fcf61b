/** The period of a sound, seen in its autocorrelation. */

export interface Period {
  /** In lags, between two of them. */
  readonly lag: number;
  /** The correlation there. */
  readonly height: number;
}

/**
 * All multiples of a period are as high as the first but for noise and what changes. The first peak counts that is at most this
 * far below the highest: so much in any case, and this share of what the highest lacks to 1.
 */
const [TOLERANCE, TOLERANCE_OF_LACK] = [0.015, 0.25];

/**
 * The first of the highest peaks; `undefined` if there is none. One peak counts for each stretch that is above 0 (P. McLeod &
 * G. Wyvill, "A smarter way to find pitch", ICMC 2005), the first of which, around lag 0, is none.
 *
 * @param from the shortest lag that counts
 */
export function firstPeriod(correlation: Float64Array, from: number): Period | undefined {
  const peaks: Period[] = [];
  let lag = correlation.findIndex((value) => value < 0);
  if (lag < 0) return undefined;
  let best = 0;
  for (; lag < correlation.length - 1; lag++) {
    const value = correlation[lag]!;
    if (value <= 0) {
      if (best > 0) peaks.push(between(correlation, best));
      best = 0;
    } else if (lag >= from && isPeak(correlation, lag) && (best === 0 || value > correlation[best]!)) {
      best = lag;
    }
  }
  if (best > 0) peaks.push(between(correlation, best));

  // Of long lags the estimate can exceed 1.
  const highest = Math.min(
    1,
    peaks.reduce((most, { height }) => Math.max(most, height), 0),
  );
  const least = highest - TOLERANCE - TOLERANCE_OF_LACK * (1 - highest);
  return peaks.find(({ height }) => height >= least);
}

/** The highest peak between two lags; its height is 0 if there is none. */
export function highestBetween(correlation: Float64Array, from: number, to: number): Period {
  let best: Period = { lag: from, height: 0 };
  const last = Math.min(Math.floor(to), correlation.length - 2);
  for (let lag = Math.max(1, Math.ceil(from)); lag <= last; lag++) {
    if (correlation[lag]! <= best.height || !isPeak(correlation, lag)) continue;
    best = between(correlation, lag);
  }
  return best;
}

const isPeak = (correlation: Float64Array, lag: number): boolean =>
  correlation[lag]! >= correlation[lag - 1]! && correlation[lag]! > correlation[lag + 1]!;

/** The vertex of the parabola through three lags. */
function between(correlation: Float64Array, lag: number): Period {
  const [before, here, after] = [correlation[lag - 1]!, correlation[lag]!, correlation[lag + 1]!];
  const slope = (after - before) / 2;
  const bend = here - before + (here - after);
  return { lag: lag + slope / bend, height: here + (slope * slope) / (2 * bend) };
}
