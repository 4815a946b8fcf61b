import type { Channels } from '../../metrics/checkChannels.ts';
import { interpolatePeaks, LARGEST_FLOAT32 } from './interpolatePeaks.ts';

/** Ranges that are closer than this are interpolated as one. */
const GAP = 8;
/** Frames that are judged together. */
const BLOCK = 16;
/** Blocks to either side from which a sample is felt, and in which a sound rings before its beginning and after its end. */
const OUTSIDE = 3;

/**
 * What bounds a peak before anything is interpolated: the magnitudes of the weights, added up, at the worst point between two
 * samples. Of the samples themselves; and, as what lies between two samples is what a straight line has there and a sum of second
 * differences around, of all these second differences, and of those that are more than a block away.
 */
export const PEAK_BOUNDS = { samples: 2.983, bends: 0.6078, farBends: 0.0496 } as const;

/** Where an interpolator cannot stray further than this share of a block's size (0.01 dB), that is added, and it is not asked. */
const SMOOTH = 1e-3;

/** The true peaks of a sound, frame by frame, as a limiter needs them: no less than what any sane meter reads. */
export class PeakEnvelope {
  /** The largest |sample|. */
  readonly samplePeak: number;
  readonly #channels: Channels;
  /** For each channel the largest |sample| of each block; the first blocks and the last lie outside the sound, in silence. */
  readonly #sizes: readonly Float32Array[];

  /** @param channels finite samples, one at least */
  constructor(channels: Channels) {
    this.#channels = channels;
    this.#sizes = channels.map(sizesOf);
    this.samplePeak = Math.max(...this.#sizes.map((sizes) => sizes.reduce((a, b) => (a > b ? a : b))));
  }

  /**
   * The largest |value| from each frame to the next, over all channels; what rings before the first frame and after the last counts
   * as theirs. Only what is above `floor` is looked for: a frame that has nothing above it may have 0, and if clearly none has,
   * the array is empty.
   */
  above(floor: number): Float32Array {
    if (PEAK_BOUNDS.samples * this.samplePeak <= floor) return new Float32Array();
    const peaks = new Float32Array(this.#channels[0]!.length);
    this.#channels.forEach((samples, channel) => addPeaks(samples, this.#sizes[channel]!, floor, peaks));
    return peaks;
  }
}

const MAGNITUDE_BITS = 0x7fffffff;

function sizesOf(samples: Float32Array): Float32Array {
  const inside = Math.ceil(samples.length / BLOCK);
  const sizes = new Float32Array(inside + 2 * OUTSIDE);
  // Magnitudes sort like their bits, and of integers the larger can be had without a branch that nobody can predict.
  const bits = new Int32Array(samples.buffer, samples.byteOffset, samples.length);
  const sizeBits = new Int32Array(sizes.buffer);
  for (let block = 0; block < inside; block++) {
    const end = Math.min(samples.length, (block + 1) * BLOCK);
    let size = 0;
    for (let frame = block * BLOCK; frame < end; frame++) {
      const less = (size - (bits[frame]! & MAGNITUDE_BITS)) | 0;
      size = (size - (less & (less >> 31))) | 0;
    }
    sizeBits[OUTSIDE + block] = size;
  }
  return sizes;
}

/** Raises `peaks` to those that are above `floor`, and perhaps some others. */
function addPeaks(samples: Float32Array, sizes: Float32Array, floor: number, peaks: Float32Array): void {
  const bends = new Float64Array(sizes.length).fill(-1);
  let from = 0;
  let to = -Infinity;
  for (let block = 0; block + 1 < sizes.length; block++) {
    const size = sizes[block]!;
    if (PEAK_BOUNDS.samples * largestAround(sizes, block) <= floor) continue;
    const stray = strayIn(samples, bends, block);
    const straight = floor - stray;
    if (!(size > straight || sizes[block + 1]! > straight)) continue;
    const smooth = stray < SMOOTH * size;
    const first = (block - OUTSIDE) * BLOCK;
    let left = sizeAt(samples, first);
    for (let frame = first; frame < first + BLOCK; frame++) {
      const right = sizeAt(samples, frame + 1);
      const larger = left > right ? left : right;
      left = right;
      if (!(larger > straight)) continue;
      if (smooth && frame < peaks.length) {
        if (larger + stray > peaks[frame]!) peaks[frame] = Math.min(larger + stray, LARGEST_FLOAT32);
        continue;
      }
      if (frame > to + GAP) {
        if (to > from) interpolatePeaks(samples, from, to, peaks);
        from = frame;
      }
      to = frame + 1;
    }
  }
  if (to > from) interpolatePeaks(samples, from, to, peaks);
}

function sizeAt(samples: Float32Array, frame: number): number {
  return frame >= 0 && frame < samples.length ? Math.abs(samples[frame]!) : 0;
}

function largestAround(sizes: Float32Array, block: number): number {
  const last = Math.min(sizes.length - 1, block + OUTSIDE);
  let largest = 0;
  for (let other = Math.max(0, block - OUTSIDE); other <= last; other++) {
    if (sizes[other]! > largest) largest = sizes[other]!;
  }
  return largest;
}

/** How far an interpolator can stray from straight lines between the samples of this block. */
function strayIn(samples: Float32Array, bends: Float64Array, block: number): number {
  const last = Math.min(bends.length - 1, block + OUTSIDE);
  let near = 0;
  let far = 0;
  for (let other = Math.max(0, block - OUTSIDE); other <= last; other++) {
    if (bends[other]! < 0) bends[other] = bendOf(samples, (other - OUTSIDE) * BLOCK);
    const bend = bends[other]!;
    if (bend > far) far = bend;
    if (bend > near && other >= block - 1 && other <= block + 1) near = bend;
  }
  return (PEAK_BOUNDS.bends - PEAK_BOUNDS.farBends) * near + PEAK_BOUNDS.farBends * far;
}

/** The largest |second difference| around the samples of a block. */
function bendOf(samples: Float32Array, first: number): number {
  const inside = first >= 1 && first + BLOCK < samples.length;
  let before = inside ? samples[first - 1]! : (samples[first - 1] ?? 0);
  let sample = inside ? samples[first]! : (samples[first] ?? 0);
  let largest = 0;
  for (let frame = first + 1; frame <= first + BLOCK; frame++) {
    const after = inside ? samples[frame]! : (samples[frame] ?? 0);
    const bend = Math.abs(after - sample - (sample - before));
    if (bend > largest) largest = bend;
    before = sample;
    sample = after;
  }
  return largest;
}
