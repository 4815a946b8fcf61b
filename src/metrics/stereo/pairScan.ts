/** One pass over two channels: their sums in blocks of 0.1 s, and both at about 5 kHz, for what lies far below. */
import type { PairSums } from './pairSums.ts';

export interface PairScan {
  /** ΣL², ΣR² and ΣLR of blocks that follow each other without gap; the last may be shorter. */
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly cross: Float64Array;
  /** The frame at which each block begins, and the end of the last one. */
  readonly edges: readonly number[];
  /**
   * The channels without their means, at a rate between 5 and 10 kHz, or their own where that is less. Decimated through triangles
   * of two steps: what folds to 120 Hz or below has lost 56 dB or more, and what lies there less than 0.02 dB.
   */
  readonly lowLeft: Float64Array;
  readonly lowRight: Float64Array;
  readonly lowRate: number;
}

/** The least rate that is left after decimation, in Hz. */
const LOW_RATE = 5000;

/** Blocks in a second. */
export const BLOCKS_PER_SECOND = 10;

/** Of finite samples. Edges are rounded to whole steps of decimation, each from its time, so that they do not drift. */
export function pairScan(left: Float32Array, right: Float32Array, sampleRate: number): PairScan {
  const frames = left.length;
  const factor = Math.max(1, Math.floor(sampleRate / LOW_RATE));
  const scale = 1 / (factor * factor);
  const lowRate = sampleRate / factor;
  const steps = Math.ceil(frames / factor);
  const count = Math.max(1, Math.ceil((frames * BLOCKS_PER_SECOND) / sampleRate));
  const edgeSteps = Array.from({ length: count + 1 }, (_, block) =>
    block === count ? steps : Math.min(steps, Math.floor((block * lowRate) / BLOCKS_PER_SECOND + 0.5)),
  );
  const sums = { left: new Float64Array(count), right: new Float64Array(count), cross: new Float64Array(count) };
  const [lowLeft, lowRight] = [new Float64Array(steps + 1), new Float64Array(steps + 1)];
  let totalLeft = 0;
  let totalRight = 0;
  let risingLeft = 0;
  let risingRight = 0;
  for (let block = 0; block < count; block++) {
    let ll = 0;
    let rr = 0;
    let lr = 0;
    for (let step = edgeSteps[block]!; step < edgeSteps[block + 1]!; step++) {
      const from = step * factor;
      const to = Math.min(frames, from + factor);
      let sumLeft = 0;
      let sumRight = 0;
      // A sum of sums weighs the first sample of a step most: the falling side of a triangle. The rising side is the rest.
      let fallingLeft = 0;
      let fallingRight = 0;
      for (let at = from; at < to; at++) {
        const l = left[at]!;
        const r = right[at]!;
        sumLeft += l;
        sumRight += r;
        fallingLeft += sumLeft;
        fallingRight += sumRight;
        ll += l * l;
        rr += r * r;
        lr += l * r;
      }
      const missing = from + factor - to;
      fallingLeft += missing * sumLeft;
      fallingRight += missing * sumRight;
      lowLeft[step] = (risingLeft + fallingLeft) * scale;
      lowRight[step] = (risingRight + fallingRight) * scale;
      risingLeft = factor * sumLeft - fallingLeft;
      risingRight = factor * sumRight - fallingRight;
      totalLeft += sumLeft;
      totalRight += sumRight;
    }
    sums.left[block] = ll;
    sums.right[block] = rr;
    sums.cross[block] = lr;
  }
  lowLeft[steps] = risingLeft * scale;
  lowRight[steps] = risingRight * scale;
  shift(lowLeft, -totalLeft / frames);
  shift(lowRight, -totalRight / frames);
  const edges = edgeSteps.map((step) => Math.min(frames, step * factor));
  return { ...sums, edges, lowLeft, lowRight, lowRate };
}

function shift(values: Float64Array, by: number): void {
  for (let at = 0; at < values.length; at++) values[at] = values[at]! + by;
}

/** The sums over some of the blocks. */
export function sumsOfBlocks(scan: PairScan, from: number, to: number): PairSums {
  let [left, right, cross] = [0, 0, 0];
  for (let block = from; block < to; block++) {
    left += scan.left[block]!;
    right += scan.right[block]!;
    cross += scan.cross[block]!;
  }
  return { left, right, cross };
}
