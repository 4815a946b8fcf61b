/** The level of a sound over time, without the ripple of its period. */

export interface SmoothLevels {
  /** Amplitudes (root mean squares) at equal steps. */
  readonly levels: Float64Array;
  /** The instant that the first belongs to, in s from the beginning of the sound; at most 0. */
  readonly firstSec: number;
  readonly stepSec: number;
  /** What a sudden beginning takes from 10 % to 90 % here, in s. */
  readonly stepResponseSec: number;
}

/** The running mean over 2m − 1 blocks that is a triangle has 1 % of its weight before −0.859 m, 81 % before 0.384 m. */
const STEP_RESPONSE = 1.242;

/**
 * Running means twice over `meanSec`: a triangle, whose zeros are at the frequency 1/meanSec and its multiples. Before and after
 * the sound is silence; the levels begin before it, so that a sound that begins suddenly has the same rise wherever it does.
 */
export function smoothLevels(powers: Float64Array, blockSec: number, meanSec: number): SmoothLevels {
  const reach = Math.max(1, Math.floor(meanSec / blockSec + 0.5));
  const lead = reach - 1;
  const levels = runningMean(runningMean(powers, reach), reach).subarray(0, powers.length + lead);
  for (let at = 0; at < levels.length; at++) levels[at] = Math.sqrt(Math.max(0, levels[at]!));
  return {
    levels,
    firstSec: (0.5 - lead) * blockSec,
    stepSec: blockSec,
    stepResponseSec: STEP_RESPONSE * reach * blockSec,
  };
}

/** Of each `count` values up to here, and of zeros outside. */
function runningMean(values: Float64Array, count: number): Float64Array {
  const means = new Float64Array(values.length + count - 1);
  let sum = 0;
  for (let at = 0; at < means.length; at++) {
    if (at < values.length) sum += values[at]!;
    if (at >= count) sum -= values[at - count]!;
    means[at] = sum / count;
  }
  return means;
}
