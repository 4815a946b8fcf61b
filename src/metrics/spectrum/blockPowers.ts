/** The power of a sound, millisecond by millisecond. */
import type { Channels } from '../checkChannels.ts';

export interface BlockPowers {
  /** Mean squares of the blocks, summed over the channels; the last block may be shorter. */
  readonly powers: Float64Array;
  readonly blockSec: number;
}

/** Blocks are not longer than this, in s. */
const LONGEST_SEC = 0.001;

/** Short sounds have at least so many blocks, if they have so many samples. */
const LEAST_BLOCKS = 50;

/** @param channels finite samples */
export function blockPowers(channels: Channels, sampleRate: number): BlockPowers {
  const frames = channels[0]!.length;
  const most = Math.floor(Math.min(LONGEST_SEC * sampleRate, frames / LEAST_BLOCKS));
  const length = most >= 4 ? most - (most % 4) : Math.max(1, most);
  const powers = new Float64Array(Math.ceil(frames / length));
  for (const samples of channels) addPowers(powers, samples, length);
  return { powers, blockSec: length / sampleRate };
}

function addPowers(powers: Float64Array, samples: Float32Array, length: number): void {
  for (let block = 0, at = 0; block < powers.length; block++) {
    const first = at;
    const end = Math.min(first + length, samples.length);
    // Four sums, so that none waits for another.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (; at < end - 3; at += 4) {
      a += samples[at]! * samples[at]!;
      b += samples[at + 1]! * samples[at + 1]!;
      c += samples[at + 2]! * samples[at + 2]!;
      d += samples[at + 3]! * samples[at + 3]!;
    }
    for (; at < end; at++) a += samples[at]! * samples[at]!;
    powers[block] = powers[block]! + (a + b + (c + d)) / (end - first);
  }
}
