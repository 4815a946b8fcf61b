/** Whether a jump is one of a series: what recurs is part of the sound, like the edges of a square wave. */
import { ORDER } from './designErrorFilter.ts';
import type { PredictionErrors } from './predictionErrors.ts';

/** Two periods of 15 Hz, which is lower than any pitch. */
const REACH_SEC = 0.13;
/** Jumps are like one if they are at least this share of it. */
const ALIKE = 0.35;
/** Sounds decay, so the second one on a side may be smaller by as much again. */
const ALIKE_FURTHER = ALIKE * ALIKE;
/** At the ends of the sound, where half of the neighbours are missing, more must be alike. */
const ALIKE_AT_END = 0.6;
const COMPARABLE_AT_END = 0.5;
/** Periods are alike if they differ by no more than this share, for pitches that glide, and so many samples of rounding. */
const GLIDE = 0.04;
const ROUNDING = 2;
/** The first slope that is nearly the steepest is it, as a share. */
const NEARLY = 0.8;
/** Blocks whose errors are below this share of those here hold nothing that is like it. */
const COMPARABLE = 0.3;

/**
 * True if jumps of this sign, about as large or larger, stand at equal distances: one on either side, or two on one side. At the beginning and the
 * end of the sound it is enough that it moves as fast twice nearby.
 *
 * @param own the block in which the errors of the jump are
 */
export function recurs(samples: Float32Array, sampleRate: number, errors: PredictionErrors, own: number): boolean {
  const { blockFrames, peaks } = errors;
  const here = steepestIn(samples, blockFrames, own);
  const size = slope(samples, here);
  const peak = peaks[own]!;
  const reach = Math.ceil((REACH_SEC * sampleRate) / blockFrames);
  const near: number[] = [];
  const all: number[] = [];
  let asSteep = 0;
  let latest = -Infinity;
  for (let block = Math.max(0, own - reach); block <= Math.min(peaks.length - 1, own + reach); block++) {
    if (peaks[block]! < COMPARABLE * peak) continue;
    const there = steepestIn(samples, blockFrames, block);
    if (Math.abs(there - here) <= 4 || there - latest <= 4) continue;
    latest = there;
    const ratio = slope(samples, there) / size;
    if (Math.abs(ratio) >= ALIKE_AT_END && peaks[block]! >= COMPARABLE_AT_END * peak) asSteep++;
    if (ratio >= ALIKE) near.push(there - here);
    if (ratio >= ALIKE_FURTHER) all.push(there - here);
  }
  if (here <= 2 || here >= samples.length - ORDER) return asSteep >= 2;
  return isSeries(near, all, (REACH_SEC / 2) * sampleRate, GLIDE);
}

/**
 * Whether 0 and two distances are a series whose steps are alike within a share of them: one that is `near`, and no larger than
 * `longest`, and one of `all` that is as far away on the other side or twice as far on the same.
 */
export function isSeries(near: readonly number[], all: readonly number[], longest: number, tolerance: number): boolean {
  for (const step of near) {
    if (Math.abs(step) > longest) continue;
    const allowed = ROUNDING + tolerance * Math.abs(step);
    for (const other of all) {
      if (Math.abs(other + step) <= allowed || Math.abs(other - 2 * step) <= 2 * allowed) return true;
    }
  }
  return false;
}

/** From the sample before; the sound lies in silence. */
export function slope(samples: Float32Array, at: number): number {
  if (at > 0 && at < samples.length) return samples[at]! - samples[at - 1]!;
  return at === 0 ? samples[0]! : at === samples.length ? -samples[at - 1]! : 0;
}

/**
 * The sample of the steepest slope among those that the errors in a block come from; of an impulse, whose two slopes are nearly alike,
 * the first.
 */
export function steepestIn(samples: Float32Array, blockFrames: number, block: number): number {
  const first = block * blockFrames - ORDER;
  const last = (block + 1) * blockFrames;
  let most = 0;
  for (let at = first; at <= last; at++) most = Math.max(most, Math.abs(slope(samples, at)));
  let at = first;
  while (at < last && Math.abs(slope(samples, at)) < NEARLY * most) at++;
  return at;
}
