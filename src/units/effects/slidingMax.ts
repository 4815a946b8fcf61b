/** The largest of the last so many values, by doubling: each step takes the larger of two windows, one behind the other. */
import { delayLine, type F32 } from '../../ir/index.ts';

/** How often the first 32 values are doubled. */
const STEPS = 7;

/** @param samples how many at least, up to 4096 and to `maxSec`; at most 40 more */
export function slidingMax(x: F32, samples: F32, maxSec: number): F32 {
  let largest = x;
  for (let distance = 1; distance <= 16; distance *= 2) {
    const line = delayLine(1e-4);
    line.write(largest);
    largest = largest.max(line.tap(distance));
  }
  // 32 long by now; from here on each distance is twice the one before, and the last is half of what is asked.
  for (let share = 1 / (1 << STEPS); share < 1; share *= 2) {
    const line = delayLine(maxSec * share);
    line.write(largest);
    largest = largest.max(line.tap(samples.mul(share).ceil().toInt()));
  }
  return largest;
}
