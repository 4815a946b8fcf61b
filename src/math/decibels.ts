// Amplitude ratios to decibels and back. Methods and sources: logPair, expPair; 20 dB are a factor of ten in amplitude.
import { createPair, multiplyPair, productError } from './doubleDouble.ts';
import { expPair } from './expPair.ts';
import { logPair } from './logPair.ts';
import { scaleByPowerOfTwo } from './scaleByPowerOfTwo.ts';

const pair = createPair();

// 20/ln 10 and ln 10/20 as pairs, by definition. Scaling inside the pairs saves a rounding, so that 0.1 is −20 dB exactly.
const DB_PER_NEPER_HIGH = 8.685889638065037;
const DB_PER_NEPER_LOW = -2.244252798067096e-16;
const NEPERS_PER_DB_HIGH = 0.11512925464970228;
const NEPERS_PER_DB_LOW = 5.7995642524661006e-18;

/** 20 log10 gain. Silence (±0) is −Infinity dB. A negative gain has no level: NaN. */
export function gainToDb(gain: number): number {
  if (!(gain > 0)) return gain === 0 ? -Infinity : NaN;
  if (gain === Infinity) return gain;
  logPair(gain, 0, pair);
  return multiplyPair(pair, DB_PER_NEPER_HIGH, DB_PER_NEPER_LOW);
}

/** 10^(db/20). −Infinity dB is 0. */
export function dbToGain(db: number): number {
  // 2^1024 is 6165 dB, and half of the smallest number is −6474 dB.
  if (!(db > -6480)) return db !== db ? db : 0;
  if (db > 6170) return Infinity;
  const product = db * NEPERS_PER_DB_HIGH;
  const k = expPair(product, productError(db, NEPERS_PER_DB_HIGH, product) + db * NEPERS_PER_DB_LOW, pair);
  return scaleByPowerOfTwo(pair[0]!, k);
}
