/** Samples that can be reckoned with. */

/** The same samples with 0 in place of NaN and infinities: the same array if there are none, otherwise a copy. */
export function finiteSamples(samples: Float32Array): Float32Array {
  return allFinite(samples) ? samples : samples.map((x) => (x - x === 0 ? x : 0));
}

function allFinite(samples: Float32Array): boolean {
  // x − x is 0 unless x is not finite, and then NaN. Two sums, so that one need not wait for the other.
  let even = 0;
  let odd = 0;
  for (let at = 1; at < samples.length; at += 2) {
    even += samples[at - 1]! - samples[at - 1]!;
    odd += samples[at]! - samples[at]!;
  }
  const last = samples.length > 0 ? samples[samples.length - 1]! : 0;
  return even + odd + (last - last) === 0;
}
