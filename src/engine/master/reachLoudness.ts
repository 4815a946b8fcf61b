import { dbToGain, gainToDb } from '../../math/index.ts';
import type { Limited, Limiter } from './limiter.ts';

/** The most that the limiter may take off the gain for the sake of loudness, in dB. */
export const LARGEST_REDUCTION_DB = 6;
/** The most that a sound is amplified by, in dB. */
export const LARGEST_GAIN_DB = 40;

/** So near it stops. */
const CLOSE_LU = 0.03;
const MOST_PASSES = 8;
/** How much louder a sound becomes with each dB of gain, at least: steps do not become endless. */
const LEAST_SLOPE = 0.01;
/** So that rounding does not make 6.0000001 dB of them. */
const ROUNDING_DB = 1e-5;

/** The loudness of what the limiter gave for a gain in dB; `null` without anything above the gates. */
export type Measure = (limited: Limited, gainDb: number) => number | null;

export interface Reached {
  readonly gainDb: number;
  readonly limited: Limited;
  readonly loudness: number | null;
}

/**
 * Looks for the gain at which the limited sound has the wanted loudness, or the loudest that the limiter and the largest gain allow.
 * More gain never makes any sample smaller, so loudness rises with it, but for what the gates do.
 *
 * @param gainDb what would be right without limiter, at most 40 dB
 */
export function reachLoudness(limiter: Limiter, targetLufs: number, gainDb: number, measure: Measure): Reached {
  const excessDb = gainToDb(limiter.excess(dbToGain(gainDb)));
  const largest = Math.min(LARGEST_GAIN_DB, gainDb - excessDb + LARGEST_REDUCTION_DB - ROUNDING_DB);
  const attempt = (db: number): Reached => {
    const limited = limiter.limit(dbToGain(db));
    return { gainDb: db, limited, loudness: measure(limited, db) };
  };

  let low = -Infinity;
  let high = Infinity;
  let reached = attempt(Math.min(gainDb, largest));
  // Where some of what passed the ceiling was lost, as much of what follows will be.
  let slope = reached.loudness === null ? 1 : 1 - (targetLufs - reached.loudness) / excessDb;
  for (let pass = 1; pass < MOST_PASSES; pass++) {
    const { gainDb: db, loudness } = reached;
    if (loudness === null) break;
    const miss = targetLufs - loudness;
    if (Math.abs(miss) <= CLOSE_LU || (miss > 0 && db >= largest)) break;
    if (miss > 0) low = db;
    else high = db;
    let next = Math.min(largest, db + miss / Math.max(LEAST_SLOPE, slope));
    if (!(next > low && next < high)) next = (low + high) / 2;
    reached = attempt(next);
    if (reached.loudness !== null) slope = (reached.loudness - loudness) / (next - db);
  }
  return reached;
}
