import type { LoudnessEnergies } from './energyMeter.ts';
import { subBlockEdge } from './subBlocks.ts';

/**
 * The mean power of each window of `size` sub-blocks, from the one that begins with the sound on, a sub-block apart; only
 * complete ones. Nothing is subtracted, so quiet passages after loud ones keep all their digits.
 *
 * @param size in sub-blocks, a multiple of ten
 */
export function windowPowers({ values, sampleRate }: LoudnessEnergies, size: number): Float64Array {
  const tens = sumsOf(values, 10, 1);
  // A window of 3 s is three of 1 s: 23 additions instead of 299.
  const powers = size % 100 === 0 ? sumsOf(sumsOf(tens, 10, 10), size / 100, 100) : sumsOf(tens, size / 10, 10);
  for (let i = 0; i < powers.length; i++) {
    powers[i] = powers[i]! / (subBlockEdge(i + size, sampleRate) - subBlockEdge(i, sampleRate));
  }
  return powers;
}

/** values[i] + values[i + step] + …, `count` of them, for all i for which there are so many. */
function sumsOf(values: Float64Array, count: number, step: number): Float64Array {
  const sums = new Float64Array(Math.max(0, values.length - (count - 1) * step));
  for (let i = 0; i < sums.length; i++) {
    let sum = 0;
    for (let j = 0; j < count; j++) sum += values[i + j * step]!;
    sums[i] = sum;
  }
  return sums;
}
