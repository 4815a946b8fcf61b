// Between samples: the inner loops of `PeakEnvelope`.
import { halfBand } from '../../units/effects/halfBand.ts';

/**
 * The first doubling of the rate decides how far an interpolator looks. Where a signal reaches up to half the sample rate, its true
 * peak is a matter of that: on white noise meters that look at 12 and at 64 samples differ by up to 0.5 dB, and any may read the
 * most. So three are asked (with two, bursts of noise passed by up to 0.3 dB by libebur128's 12 samples, or by the 32 of many
 * others), each at eight points per sample (ITU-R BS.1770-5, annex 2: at least four).
 */
const INTERPOLATORS = [
  { reach: 32, beta: 5 },
  { reach: 12, beta: 6 },
  { reach: 6, beta: 5 },
].map((filter) => Float64Array.from(halfBand(filter)));
const [SECOND_0, SECOND_1, SECOND_2, SECOND_3] = halfBand({ reach: 4, beta: 6 }) as [number, number, number, number];
const [THIRD_0, THIRD_1] = halfBand({ reach: 2, beta: 4 }) as [number, number];

/** Samples on either side that the later doublings need. */
const MARGIN = 2;
/** How far a sample is felt. */
const REACH = 32 + MARGIN;
export const LARGEST_FLOAT32 = 3.4028234663852886e38;
/** Frames in one go. */
const RUN = 128;

const around = new Float64Array(RUN + 2 * REACH + 4);
const twice = new Float64Array(2 * (RUN + 2 * MARGIN + 4));
const fourTimes = new Float64Array(2 * twice.length);

/**
 * Raises `peaks` to the largest |value| from each frame to the next, for the frames from `from` to before `to`. Outside there is
 * silence, and what rings there belongs to the first frame or the last.
 */
export function interpolatePeaks(samples: Float32Array, from: number, to: number, peaks: Float32Array): void {
  for (let start = from; start < to; start += RUN) interpolateRun(samples, start, Math.min(to, start + RUN), peaks);
}

function interpolateRun(samples: Float32Array, from: number, to: number, peaks: Float32Array): void {
  const first = from - REACH;
  const last = to + REACH;
  for (let frame = first; frame <= last; frame++) {
    around[frame - first] = frame < 0 || frame >= samples.length ? 0 : samples[frame]!;
  }
  const points = to - from + 2 * MARGIN + 1;
  for (const interpolator of INTERPOLATORS) {
    doubleOnce(around, interpolator, points, twice);
    doubleTwice(twice, 2 * points, fourTimes);
    for (let frame = from; frame < to; frame++) {
      const peak = largestOfEight(fourTimes, 4 * (frame - from + MARGIN));
      const owner = Math.max(0, Math.min(peaks.length - 1, frame));
      if (peak > peaks[owner]!) peaks[owner] = Math.min(peak, LARGEST_FLOAT32);
    }
  }
}

/** From `around` to `twice`: each sample, and the point halfway to the next. Four at a time, for the processor's sake. */
function doubleOnce(around: Float64Array, weights: Float64Array, points: number, twice: Float64Array): void {
  for (let point = 0; point < points; point += 4) {
    const at = point + REACH - MARGIN;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    let before1 = around[at + 1]!;
    let before2 = around[at + 2]!;
    let before3 = around[at + 3]!;
    let after0 = before1;
    let after1 = before2;
    let after2 = before3;
    for (let distance = 0; distance < weights.length; distance++) {
      const weight = weights[distance]!;
      const before0 = around[at - distance]!;
      const after3 = around[at + 4 + distance]!;
      sum0 += weight * (before0 + after0);
      sum1 += weight * (before1 + after1);
      sum2 += weight * (before2 + after2);
      sum3 += weight * (before3 + after3);
      before3 = before2;
      before2 = before1;
      before1 = before0;
      after0 = after1;
      after1 = after2;
      after2 = after3;
    }
    const to = 2 * point;
    twice[to] = around[at]!;
    twice[to + 1] = sum0;
    twice[to + 2] = around[at + 1]!;
    twice[to + 3] = sum1;
    twice[to + 4] = around[at + 2]!;
    twice[to + 5] = sum2;
    twice[to + 6] = around[at + 3]!;
    twice[to + 7] = sum3;
  }
}

/** From `twice` to `fourTimes`. */
function doubleTwice(twice: Float64Array, points: number, fourTimes: Float64Array): void {
  for (let at = 3; at < points - 4; at++) {
    const here = twice[at]!;
    fourTimes[2 * at] = here;
    fourTimes[2 * at + 1] =
      SECOND_0 * (here + twice[at + 1]!) +
      SECOND_1 * (twice[at - 1]! + twice[at + 2]!) +
      SECOND_2 * (twice[at - 2]! + twice[at + 3]!) +
      SECOND_3 * (twice[at - 3]! + twice[at + 4]!);
  }
}

/** The largest |value| of four points of `fourTimes`, the first of which is at `at`, and of those halfway to the next. */
function largestOfEight(fourTimes: Float64Array, at: number): number {
  const a = fourTimes[at]!;
  const b = fourTimes[at + 1]!;
  const c = fourTimes[at + 2]!;
  const d = fourTimes[at + 3]!;
  const e = fourTimes[at + 4]!;
  const ab = THIRD_0 * (a + b) + THIRD_1 * (fourTimes[at - 1]! + c);
  const bc = THIRD_0 * (b + c) + THIRD_1 * (a + d);
  const cd = THIRD_0 * (c + d) + THIRD_1 * (b + e);
  const de = THIRD_0 * (d + e) + THIRD_1 * (c + fourTimes[at + 5]!);
  const first = larger(larger(Math.abs(a), Math.abs(ab)), larger(Math.abs(b), Math.abs(bc)));
  const second = larger(larger(Math.abs(c), Math.abs(cd)), larger(Math.abs(d), Math.abs(de)));
  return larger(first, second);
}

/** max(a, b), give or take a rounding. Here nobody can predict which is larger, and both `if` and `Math.max` have to. */
function larger(a: number, b: number): number {
  return 0.5 * (a + b + Math.abs(a - b));
}
