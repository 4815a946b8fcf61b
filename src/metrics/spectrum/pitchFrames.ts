/** Where in a sound its pitch is measured. */
import type { BlockPowers } from './blockPowers.ts';

export interface PitchFrames {
  /** Samples of each. */
  readonly length: number;
  /** Their first samples, ascending; none for silence. One or an even number. */
  readonly starts: readonly number[];
}

/** Blocks are looked at by tens: 10 ms. */
const BLOCKS = 10;

/** −20 dB: what is this far below the loudest belongs to attack or release. */
const LEAST_SHARE = 0.01;

/** A frame lasts at least so long, where the sound does, however short the loud part is. */
const LEAST_SEC = 0.1;

const MOST_FRAMES = 8;

/**
 * Up to eight frames that are spread evenly over the loud part, from the first to the last 10 ms that are less than 20 dB below
 * the loudest. They overlap by half at most.
 *
 * @param frames samples of the sound
 * @param rate of these samples, in Hz
 * @param most samples of a frame
 */
export function pitchFrames(
  { powers, blockSec }: BlockPowers,
  frames: number,
  rate: number,
  most: number,
): PitchFrames {
  const tens = Float64Array.from({ length: Math.ceil(powers.length / BLOCKS) }, (_, ten) => {
    let sum = 0;
    for (let at = BLOCKS * ten; at < Math.min(powers.length, BLOCKS * (ten + 1)); at++) sum += powers[at]!;
    return sum;
  });
  const least = LEAST_SHARE * tens.reduce((loudest, power) => Math.max(loudest, power), 0);
  if (!(least > 0)) return { length: 0, starts: [] };

  let last = tens.length - 1;
  while (tens[last]! < least) last--;
  const tenLength = BLOCKS * blockSec * rate;
  const first = Math.floor(tens.findIndex((power) => power >= least) * tenLength);
  const loud = Math.min(Math.floor((last + 1) * tenLength), frames) - first;
  const length = Math.min(most, Math.max(loud, Math.ceil(LEAST_SEC * rate)), frames - first);
  const room = Math.max(0, loud - length);
  const fitting = Math.min(MOST_FRAMES, 1 + Math.floor((2 * room) / length));
  const count = fitting === 1 ? 1 : fitting - (fitting % 2);
  const apart = count === 1 ? 0 : room / (count - 1);
  return { length, starts: Array.from({ length: count }, (_, frame) => first + Math.floor(frame * apart)) };
}
