/** The sums of two channels behind two biquads each, in one pass. */
import type { Biquad } from '../loudness/kWeighting.ts';
import type { PairSums } from './pairSums.ts';

/** Frames between two looks at the filters' state. */
const CHUNK = 4096;

/** Below this a state is as good as 0. Left alone it would fall to denormal numbers, which are slow. */
const TINY = 1e-40;

type Samples = Float32Array | Float64Array;

/** Of finite samples of equal length. Transposed direct form II. */
export function filteredSums(left: Samples, right: Samples, filters: readonly [Biquad, Biquad]): PairSums {
  // Both filters with a first coefficient of 1, which spares a multiplication; their gain is for the sums.
  const [first, second] = filters;
  const [b1, b2] = [first.b1 / first.b0, first.b2 / first.b0];
  const [d1, d2] = [second.b1 / second.b0, second.b2 / second.b0];
  const { a1, a2 } = first;
  const { a1: c1, a2: c2 } = second;
  const gain = first.b0 * second.b0;
  // The states of the first and the second filter: p of the left channel, q of the right one.
  let [p1, p2, p3, p4] = [0, 0, 0, 0];
  let [q1, q2, q3, q4] = [0, 0, 0, 0];
  let [ll, rr, lr] = [0, 0, 0];
  for (let from = 0; from < left.length; from += CHUNK) {
    const to = Math.min(left.length, from + CHUNK);
    for (let at = from; at < to; at++) {
      const x = left[at]!;
      const y = right[at]!;
      const u = x + p1;
      const v = y + q1;
      // In this order only the last term has to wait for the output of this sample.
      p1 = b1 * x + p2 - a1 * u;
      q1 = b1 * y + q2 - a1 * v;
      p2 = b2 * x - a2 * u;
      q2 = b2 * y - a2 * v;
      const w = u + p3;
      const z = v + q3;
      p3 = d1 * u + p4 - c1 * w;
      q3 = d1 * v + q4 - c1 * z;
      p4 = d2 * u - c2 * w;
      q4 = d2 * v - c2 * z;
      ll += w * w;
      rr += z * z;
      lr += w * z;
    }
    if (Math.abs(p1) + Math.abs(p2) + Math.abs(p3) + Math.abs(p4) < TINY) p1 = p2 = p3 = p4 = 0;
    if (Math.abs(q1) + Math.abs(q2) + Math.abs(q3) + Math.abs(q4) < TINY) q1 = q2 = q3 = q4 = 0;
  }
  return { left: gain * gain * ll, right: gain * gain * rr, cross: gain * gain * lr };
}
