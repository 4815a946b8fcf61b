/** A low-pass for what lies far below the sample rate, and every second sample of it. */

/**
 * Convolves with the binomial 1 4 6 4 1 over 16 and keeps every sample or every second one, the tail included, so that nothing
 * is lost at the ends. The gain is cos⁴(π·f/rate): a fourfold zero at half the rate, which is what folds onto 0 Hz.
 */
export function binomialFilter(samples: Float32Array, every: 1 | 2): Float32Array {
  const { length } = samples;
  const result = new Float32Array(Math.floor((length + 3) / every) + 1);
  const first = Math.min(4 / every, result.length);
  for (let at = 0; at < first; at++) result[at] = atEdge(samples, every * at);
  let at = every === 2 ? filterPairs(samples, result) : filterEach(samples, result);
  for (at = Math.max(at, first); at < result.length; at++) result[at] = atEdge(samples, every * at);
  return result;
}

/** The value of one sample and the four before it; what lies outside is silence. */
function atEdge(samples: Float32Array, from: number): number {
  const sample = (back: number): number => samples[from - back] ?? 0;
  return 0.0625 * (sample(4) + sample(0) + 4 * (sample(3) + sample(1)) + 6 * sample(2));
}

/** Every sample for which there are four before. @returns the first value that is left */
function filterEach(samples: Float32Array, result: Float32Array): number {
  for (let at = 4; at < samples.length; at++) {
    const outer = samples[at - 4]! + samples[at]!;
    const inner = samples[at - 3]! + samples[at - 1]!;
    result[at] = 0.0625 * (outer + 4 * inner + 6 * samples[at - 2]!);
  }
  return samples.length;
}

/** Every second sample for which there are four before, two at a time. @returns the first value that is left */
function filterPairs(samples: Float32Array, result: Float32Array): number {
  let x4 = samples[0]!;
  let x3 = samples[1]!;
  let x2 = samples[2]!;
  let at = 2;
  for (let from = 4; from + 2 < samples.length; at += 2, from += 4) {
    const x1 = samples[from - 1]!;
    const x0 = samples[from]!;
    const y1 = samples[from + 1]!;
    const y0 = samples[from + 2]!;
    result[at] = 0.0625 * (x4 + x0 + 4 * (x3 + x1) + 6 * x2);
    result[at + 1] = 0.0625 * (x2 + y0 + 4 * (x1 + y1) + 6 * x0);
    x4 = x0;
    x3 = y1;
    x2 = y0;
  }
  return at;
}
