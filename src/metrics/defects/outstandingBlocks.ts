/** Where a sound does what cannot be foreseen, as it does rarely. */
import { TAPS } from './designErrorFilter.ts';
import type { PredictionErrors } from './predictionErrors.ts';

/** Errors are compared with those so near, in s: a period of 16 Hz, so that pulses of low notes are among them. */
const NEIGHBOURHOOD_SEC = 0.06;
/** The error of a click is larger than this many times … */
const PEAK = 4;
/** … the error of the block that comes at this place when the neighbourhood is sorted: so many clicks may be near each other. */
const RANK = 8;

/**
 * The blocks whose error stands out, and is no smaller than `smallest`, and what is usual around each: the error that comes at the
 * eighth place in its neighbourhood, so that several clicks may be near each other. At the ends of the sound there are fewer places.
 */
export function outstandingBlocks(
  { blockFrames, peaks }: PredictionErrors,
  length: number,
  sampleRate: number,
  smallest: number,
): [block: number, usual: number][] {
  const blocks = Math.ceil((length + TAPS) / blockFrames);
  const reach = Math.ceil((NEIGHBOURHOOD_SEC * sampleRate) / blockFrames);
  const found: [number, number][] = [];
  for (let block = 0; block < blocks; block++) {
    const peak = peaks[block]!;
    if (peak < smallest) continue;
    if ((block > 0 && peak < peaks[block - 1]!) || (block + 1 < blocks && peak <= peaks[block + 1]!)) continue;
    const from = Math.max(0, block - reach);
    const to = Math.min(blocks, block + reach + 1);
    const rank = Math.max(3, Math.floor((RANK * (to - from)) / (2 * reach + 1) + 0.5));
    let comparable = 0;
    for (let other = from; other < to && comparable < rank; other++) {
      if (PEAK * peaks[other]! >= peak && Math.abs(other - block) > 1) comparable++;
    }
    if (comparable < rank) found.push([block, rankOf(peaks, from, to, block, rank)]);
  }
  return found;
}

/** The error that comes at this place among those from one block to before another, without `block` and its neighbours. */
function rankOf(peaks: Float32Array, from: number, to: number, block: number, rank: number): number {
  const largest = new Float64Array(rank);
  for (let other = from; other < to; other++) {
    const value = peaks[other]!;
    if (value <= largest[rank - 1]! || Math.abs(other - block) < 2) continue;
    let place = rank - 1;
    for (; place > 0 && largest[place - 1]! < value; place--) largest[place] = largest[place - 1]!;
    largest[place] = value;
  }
  return largest[rank - 1]!;
}
