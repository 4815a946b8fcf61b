// The true-peak meter without any skipping: every point of every interval, in the order of operations that the kernel is
// written for.
import { DIFFERENCES, truePeakKernel } from '../../src/metrics/levels/truePeakKernel.ts';

const REACH = 16;

/**
 * The largest magnitude of each interval, beginning with its first sample, from 16 samples before the first to the last sample.
 */
function intervalPeaks(samples: Float32Array): Float64Array {
  const { middle, even, odd, fine } = truePeakKernel();
  const padded = new Float64Array(samples.length + 4 * REACH);
  samples.forEach((x, n) => (padded[n + 2 * REACH] = Number.isFinite(x) ? x : 0));
  const differences = padded.map((x, n) => (padded[n - 1] ?? 0) + (padded[n + 1] ?? 0) - 2 * x);
  return Float64Array.from({ length: samples.length + 2 * REACH }, (_, n) => {
    const at = n + REACH;
    let [middleSum, evenSum, oddSum] = [0, 0, 0];
    for (let k = 0; k < DIFFERENCES / 2; k++) {
      const a = differences[at - DIFFERENCES / 2 + 1 + k]!;
      const b = differences[at + DIFFERENCES / 2 - k]!;
      middleSum += middle[k]! * (a + b);
      evenSum += even[k]! * (a + b);
      oddSum += odd[k]! * (a - b);
    }
    const [x0, x1] = [padded[at]!, padded[at + 1]!];
    const y4 = x0 + (x1 - x0) / 4 + (evenSum + oddSum);
    const y8 = (x0 + x1) / 2 + middleSum;
    const y12 = x1 - (x1 - x0) / 4 + (evenSum - oddSum);
    const values = [x0, y4, y8, y12, x1];
    const [d0, d1, d2] = [x0 - 2 * y4 + y8, y4 - 2 * y8 + y12, y8 - 2 * y12 + x1];
    let peak = Math.max(Math.abs(x0), Math.abs(y4), Math.abs(y8), Math.abs(y12));
    for (let part = 0; part < 4; part++) {
      const step = (values[part + 1]! - values[part]!) / 4;
      for (let k = 1; k < 4; k++) {
        const row = 9 * part + 3 * (k - 1);
        const bend = fine[row]! * d0 + fine[row + 1]! * d1 + fine[row + 2]! * d2;
        peak = Math.max(peak, Math.abs(values[part]! + k * step + bend));
      }
    }
    return peak;
  });
}

/** What `TruePeakMeter.blockPeaks` gives, of one channel. */
export function everyTruePeak(samples: Float32Array, sampleRate: number): Float64Array {
  const edge = (block: number) => Math.round((block * sampleRate) / 10);
  const peaks = intervalPeaks(samples);
  const blocks: number[] = [];
  for (let block = 0; edge(block) < samples.length; block++) {
    const from = block === 0 ? 0 : edge(block) + REACH;
    const to = edge(block + 1) < samples.length ? edge(block + 1) + REACH : peaks.length;
    blocks.push(peaks.subarray(from, to).reduce((most, peak) => Math.max(most, peak), 0));
  }
  return Float64Array.from(blocks);
}
