/**
 * The true peak of a stereo signal, sample by sample: the largest of eight values between one sample and the next (ITU-R
 * BS.1770-5, annex 2, asks for four). Where a signal reaches up to half the sample rate, its true peak is a matter of how
 * many samples a meter looks at: those of 20 and of 64 differ by up to 0.5 dB on white noise, and either may read more. So
 * this takes the larger value of both.
 */
import { shuffle, type F32 } from '../../ir/index.ts';
import type { HalfBand } from './halfBand.ts';
import { atSampleRate, doubled, type SubSamples } from './subSamples.ts';

const LONG = 32;
const SHORT = 10;
const FINER: readonly HalfBand[] = [
  { reach: 4, beta: 6 },
  { reach: 2, beta: 4 },
];

/** The value of a sample is that of eight points in time, the first of which lies so many samples before it. */
export const TRUE_PEAK_DELAY = FINER.reduce((sum, { reach }, stage) => sum + reach / (2 << stage), LONG);

/** The larger of both channels, in all lanes. Effects only; lanes are (left, right, left, right). */
export function truePeak(x: F32): F32 {
  const long = atSampleRate(x);
  const short = atSampleRate(long.at(SHORT - LONG));
  const pairs = [...points(long, LONG), ...points(short, SHORT)].map((pair) => pair.abs()).reduce((a, b) => a.max(b));
  const sides = pairs.max(shuffle(pairs, pairs, [2, 3, 0, 1]));
  return sides.max(shuffle(sides, sides, [1, 0, 3, 2]));
}

function points(x: SubSamples, reach: number): F32[] {
  const stages: readonly HalfBand[] = [{ reach, beta: 5 }, ...FINER];
  const fast = stages.reduce((slow, filter) => doubled(slow, filter, true), x);
  return [0, 2, 4, 6].map((at) => fast.at(at));
}
