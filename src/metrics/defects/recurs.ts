/** Whether a jump is one of a series: what recurs is part of the sound, like the edges of a square wave. */
import { ORDER } from './linearPrediction.ts';
import type { PredictionErrors } from './predictionErrors.ts';

/** Two periods of 15 Hz, which is lower than any pitch. */
const REACH_SEC = 0.13;
/** Jumps are like one if they are at least this share of it. */
const ALIKE = 0.35;
/** At the ends of the sound, where half of the neighbours are missing, more must be alike. */
const ALIKE_AT_END = 0.6;
const COMPARABLE_AT_END = 0.5;
/** Periods are alike if they differ by no more than this share, for pitches that glide, and so many samples of rounding. */
const GLIDE = 0.04;
const ROUNDING = 2;
/** Blocks whose errors are below this share of those here hold nothing that is like it. */
const COMPARABLE = 0.3;

/**
 * True if jumps of this sign, about as large or larger, stand at equal distances: one on either side, or two on one side. At the beginning and the
 * end of the sound it is enough that it moves as fast twice nearby.
 *
 * @param at where the errors are largest
 */
export function recurs(samples: Float32Array, sampleRate: number, errors: PredictionErrors, at: number): boolean {
  const { blockFrames, peaks } = errors;
  const here = steepest(samples, at - ORDER - 1, at + 3);
  const size = slope(samples, here);
  const own = Math.floor(at / blockFrames);
  const peak = peaks[own]!;
  const reach = Math.ceil((REACH_SEC * sampleRate) / blockFrames);
  const distances: number[] = [];
  let asSteep = 0;
  let latest = -Infinity;
  for (let block = Math.max(0, own - reach); block <= Math.min(peaks.length - 1, own + reach); block++) {
    if (peaks[block]! < COMPARABLE * peak) continue;
    const there = steepest(samples, block * blockFrames - ORDER, (block + 1) * blockFrames + 1);
    if (Math.abs(there - here) <= 4 || there - latest <= 4) continue;
    latest = there;
    const ratio = slope(samples, there) / size;
    if (Math.abs(ratio) >= ALIKE_AT_END && peaks[block]! >= COMPARABLE_AT_END * peak) asSteep++;
    if (ratio >= ALIKE) distances.push(there - here);
  }
  if (here <= 2 || here >= samples.length - 2) return asSteep >= 2;
  return isSeries(distances, reach * blockFrames, GLIDE);
}

/** Whether 0 and two of these distances are a series whose steps are alike within a share of them, and no larger than `longest`. */
export function isSeries(distances: readonly number[], longest: number, tolerance: number): boolean {
  return distances.some((a, index) =>
    distances.slice(index + 1).some((b) => {
      const near = Math.abs(a) < Math.abs(b) ? a : b;
      const far = near === a ? b : a;
      const wanted = Math.sign(near) === Math.sign(far) ? 2 * near : -near;
      return Math.abs(near) <= longest && Math.abs(far - wanted) <= ROUNDING + tolerance * Math.abs(wanted);
    }),
  );
}

const slope = (samples: Float32Array, at: number): number => (samples[at] ?? 0) - (samples[at - 1] ?? 0);

function steepest(samples: Float32Array, from: number, to: number): number {
  let best = from;
  for (let at = from; at < to; at++) if (Math.abs(slope(samples, at)) > Math.abs(slope(samples, best))) best = at;
  return best;
}
