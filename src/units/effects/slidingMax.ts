/** The largest of the last so many values, by doubling: each step takes the larger of two windows, one behind the other. */
import { delayLine, type F32 } from '../../ir/index.ts';

/** Powers of two of the window that are added to the first 32 values: 2⁷ times 32 is more than any window. */
const STEPS = 7;

/**
 * @param samples how far back it reaches, at least, and by 40 values more at most; up to 4096 and `maxSec`
 */
export function slidingMax(x: F32, samples: F32, maxSec: number): F32 {
  let largest = x;
  for (let distance = 1; distance <= 16; distance *= 2) {
    const line = delayLine(1e-4);
    line.write(largest);
    largest = largest.max(line.tap(distance));
  }
  // The window is 32 long by now; these double it until it is twice the last distance, which is half of what is asked.
  for (let share = 1 / (1 << STEPS); share < 1; share *= 2) {
    const line = delayLine(maxSec * share);
    line.write(largest);
    largest = largest.max(line.tap(samples.mul(share).ceil().toInt()));
  }
  return largest;
}
