/** What cannot be predicted of a sound: small and even where it goes on as before, large where something happens. */
import { cos } from '../../math/index.ts';
import { designErrorFilter, ORDER, TAPS } from './designErrorFilter.ts';

/** Frames are as long as a sound stays about the same: 23 ms at 44.1 kHz. */
const FRAME_SEC = 0.0232;
const BLOCKS_PER_FRAME = 32;
/** Frames overlap by this part of them, so that none has an edge. */
const OVERLAP_PART = 8;

export interface PredictionErrors {
  /** Samples in a block: 0.7 ms at 44.1 kHz. */
  readonly blockFrames: number;
  /** The largest absolute error in each block. The blocks go on for `ORDER` samples of silence behind the sound. */
  readonly peaks: Float32Array;
  /** The error filter of each frame, `TAPS` numbers. */
  readonly filters: Float64Array;
  /** False if a sample is not finite; the rest is of no use then. */
  readonly areFinite: boolean;
}

export function predictionErrors(samples: Float32Array, sampleRate: number): PredictionErrors {
  const frameLength = frameLengthAt(sampleRate);
  const blockFrames = frameLength / BLOCKS_PER_FRAME;
  const frames = Math.ceil((samples.length + TAPS) / frameLength);
  const peaks = new Float32Array(frames * BLOCKS_PER_FRAME);
  const filters = new Float64Array(frames * TAPS);
  const overlap = frameLength / OVERLAP_PART;
  const lead = overlap / 2;
  const taper = taperOf(overlap);
  const windowLength = frameLength + overlap;
  const piece = new Float64Array(windowLength);
  const windowed = new Float64Array(windowLength + TAPS + 3);
  let energy = 0;
  for (let frame = 0; frame < frames; frame++) {
    const start = frame * frameLength - lead;
    const from = Math.max(0, start);
    const to = Math.min(samples.length, start + windowLength);
    if (from > start || to < start + windowLength) piece.fill(0);
    if (from < to) piece.set(samples.subarray(from, to), from - start);
    // A window that reached beyond the sound would hold its end, which is not to be learnt.
    const last = samples.length - windowLength;
    windowed.set(start > last && last >= 0 ? samples.subarray(last) : piece);
    for (let at = 0, end = windowLength - 1; at < overlap; at++, end--) {
      windowed[at] = windowed[at]! * taper[at]!;
      windowed[end] = windowed[end]! * taper[at]!;
    }
    energy += designErrorFilter(windowed, windowLength, filters, frame * TAPS);
    writePeaks(piece, lead, frameLength, filters, frame * TAPS, blockFrames, peaks, frame * BLOCKS_PER_FRAME);
  }
  return { blockFrames, peaks, filters, areFinite: energy < Infinity };
}

/** Where the error filter of a block is in `filters`. */
export const filterOfBlock = (block: number): number => Math.floor(block / BLOCKS_PER_FRAME) * TAPS;

/** Errors of `count` samples from `from` on, with the filter of one frame. Before and behind the sound there is silence. */
export function errorsFrom(samples: Float32Array, from: number, count: number, filter: Float64Array): Float64Array {
  const piece = new Float64Array(count + ORDER);
  const first = Math.max(0, from - ORDER);
  const behind = Math.min(samples.length, from + count);
  if (first < behind) piece.set(samples.subarray(first, behind), first - from + ORDER);
  const errors = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    let sum = 0;
    for (let k = 0; k <= ORDER; k++) sum += filter[k]! * piece[at + ORDER - k]!;
    errors[at] = sum;
  }
  return errors;
}

/** The power of two that is nearest to FRAME_SEC; of so few samples that all rates have 32 blocks of at least 8. */
function frameLengthAt(sampleRate: number): number {
  let length = 256;
  while (length * Math.SQRT2 < FRAME_SEC * sampleRate) length *= 2;
  return length;
}

/** The rising half of a Hann window. */
function taperOf(length: number): Float64Array {
  return Float64Array.from({ length }, (_, at) => 0.5 - 0.5 * cos((Math.PI * (at + 0.5)) / length));
}

/**
 * Writes the largest absolute error of each block of a frame, which begins at x[from]. Four errors at a time, so that each
 * sample is loaded once. (Math.max would be slower: its result is harder to foresee than that of a comparison.)
 */
function writePeaks(
  x: Float64Array,
  from: number,
  frameLength: number,
  filters: Float64Array,
  filterAt: number,
  blockFrames: number,
  peaks: Float32Array,
  peakAt: number,
): void {
  const a1 = filters[filterAt + 1]!;
  const a2 = filters[filterAt + 2]!;
  const a3 = filters[filterAt + 3]!;
  const a4 = filters[filterAt + 4]!;
  const a5 = filters[filterAt + 5]!;
  const a6 = filters[filterAt + 6]!;
  const a7 = filters[filterAt + 7]!;
  const a8 = filters[filterAt + 8]!;
  const a9 = filters[filterAt + 9]!;
  const a10 = filters[filterAt + 10]!;
  const a11 = filters[filterAt + 11]!;
  const a12 = filters[filterAt + 12]!;
  for (let block = 0; block * blockFrames < frameLength; block++) {
    let peak = 0;
    const end = from + (block + 1) * blockFrames;
    for (let i = from + block * blockFrames; i < end; i += 4) {
      const x0 = x[i]!;
      const x1 = x[i + 1]!;
      const x2 = x[i + 2]!;
      let y = x[i - 1]!;
      let e0 = x0 + a1 * y;
      let e1 = x1 + a1 * x0 + a2 * y;
      let e2 = x2 + a1 * x1 + a2 * x0 + a3 * y;
      let e3 = x[i + 3]! + a1 * x2 + a2 * x1 + a3 * x0 + a4 * y;
      y = x[i - 2]!;
      e0 += a2 * y;
      e1 += a3 * y;
      e2 += a4 * y;
      e3 += a5 * y;
      y = x[i - 3]!;
      e0 += a3 * y;
      e1 += a4 * y;
      e2 += a5 * y;
      e3 += a6 * y;
      y = x[i - 4]!;
      e0 += a4 * y;
      e1 += a5 * y;
      e2 += a6 * y;
      e3 += a7 * y;
      y = x[i - 5]!;
      e0 += a5 * y;
      e1 += a6 * y;
      e2 += a7 * y;
      e3 += a8 * y;
      y = x[i - 6]!;
      e0 += a6 * y;
      e1 += a7 * y;
      e2 += a8 * y;
      e3 += a9 * y;
      y = x[i - 7]!;
      e0 += a7 * y;
      e1 += a8 * y;
      e2 += a9 * y;
      e3 += a10 * y;
      y = x[i - 8]!;
      e0 += a8 * y;
      e1 += a9 * y;
      e2 += a10 * y;
      e3 += a11 * y;
      y = x[i - 9]!;
      e0 += a9 * y;
      e1 += a10 * y;
      e2 += a11 * y;
      e3 += a12 * y;
      y = x[i - 10]!;
      e0 += a10 * y;
      e1 += a11 * y;
      e2 += a12 * y;
      y = x[i - 11]!;
      e0 += a11 * y;
      e1 += a12 * y;
      e0 += a12 * x[i - 12]!;
      e0 = Math.abs(e0);
      e1 = Math.abs(e1);
      e2 = Math.abs(e2);
      e3 = Math.abs(e3);
      if (e0 > peak) peak = e0;
      if (e1 > peak) peak = e1;
      if (e2 > peak) peak = e2;
      if (e3 > peak) peak = e3;
    }
    peaks[peakAt + block] = peak;
  }
}
