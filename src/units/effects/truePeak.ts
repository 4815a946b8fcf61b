/**
 * The true peak of a stereo signal, sample by sample: the largest of eight values between one sample and the next (ITU-R
 * BS.1770-5, annex 2, asks for four).
 */
import { shuffle, type F32 } from '../../ir/index.ts';
import type { HalfBand } from './halfBand.ts';
import { atSampleRate, doubled } from './subSamples.ts';

/**
 * The first is a sinc of 64 samples. Where a signal reaches up to half the sample rate, its true peak is a matter of how many
 * samples a meter looks at: for white noise 64 and infinitely many differ by up to 0.9 dB.
 */
const STAGES: readonly HalfBand[] = [
  { reach: 32, beta: 5 },
  { reach: 4, beta: 6 },
  { reach: 2, beta: 4 },
];

/** The value of a sample contains the eight points of time from this many samples ago to 7/8 of a sample later. */
export const TRUE_PEAK_DELAY = STAGES.reduce((sum, { reach }, stage) => sum + reach / (1 << stage), 0);

/** The larger of both channels, in all lanes. Effects only; lanes are (left, right, left, right). */
export function truePeak(x: F32): F32 {
  const points = STAGES.reduce((slow, filter) => doubled(slow, filter, true), atSampleRate(x));
  const pairs = [0, 2, 4, 6].map((at) => points.at(at).abs()).reduce((a, b) => a.max(b));
  const sides = pairs.max(shuffle(pairs, pairs, [2, 3, 0, 1]));
  return sides.max(shuffle(sides, sides, [1, 0, 3, 2]));
}
