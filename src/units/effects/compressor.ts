/**
 * A feed-forward compressor in the log domain (D. Giannoulis, M. Massberg & J. D. Reiss, "Digital dynamic range compressor
 * design", Journal of the AES 60, 2012): their gain computer with a quadratic knee, behind it the smooth decoupled peak
 * detector. Levels are in octaves of amplitude, 6.02 dB each.
 */
import { num, register, sampleRate, scope, shuffle, type F32 } from '../../ir/index.ts';
import { exp2 } from '../math/exp2.ts';
import { log2 } from '../math/log2.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const compressorOptions = {
  thresholdDb: { unit: 'dB', min: -60, max: 0, doc: 'level from which on it compresses' },
  ratio: { unit: '1', min: 1, max: 100, doc: 'decibels at the input for one more at the output, above the threshold' },
  kneeDb: { unit: 'dB', min: 0, max: 40, default: 0, doc: 'width of the bend around the threshold; 0 is a corner' },
  attackSec: { unit: 's', min: 0, max: 1, default: 0.005, doc: 'time constant of the gain going down' },
  releaseSec: { unit: 's', min: 0, max: 2, default: 0.1, doc: 'time constant of the level falling, before that' },
  makeUpDb: { unit: 'dB', min: -24, max: 48, default: 0, doc: 'gain of everything' },
} as const satisfies OptionTable;
export type CompressorOptions = OptionsOf<typeof compressorOptions>;

const octaves = (decibels: F32): F32 => decibels.mul((Math.LOG2E * Math.LN10) / 20);

/** The louder channel sets the gain of both. Effects only; lanes are (left, right, left, right). */
export function compressor(x: F32, options: CompressorOptions): F32 {
  return scope('compressor', () => {
    const { thresholdDb, ratio, kneeDb, ...o } = readOptions(compressorOptions, options);
    const size = x.abs();
    const level = log2(size.max(shuffle(size, size, [1, 0, 3, 2])).sane());

    const knee = octaves(kneeDb);
    const over = level.sub(octaves(thresholdDb).sub(knee.mul(0.5))).max(0);
    const bent = over.min(knee);
    const beyond = over.sub(bent);
    const slope = num(1).sub(num(1).div(ratio));
    const wanted = beyond.add(bent.mul(bent).mul(num(0.5).div(knee.max(1e-3)))).mul(slope);

    const released = approach(wanted, shareOf(o.releaseSec), (next) => wanted.max(next));
    const reduction = approach(released, shareOf(o.attackSec));
    return x.mul(exp2(octaves(o.makeUpDb).sub(reduction)));
  });
}

/**
 * Goes towards a goal by a share of the distance, or further if `atLeast` says so. What rounding takes from a step is added to the
 * next: else a time constant of seconds would stop half a decibel before its goal.
 */
function approach(goal: F32, share: F32, atLeast: (next: F32) => F32 = (next) => next): F32 {
  const value = register();
  const lost = register();
  const owed = goal.sub(value.value).mul(share).add(lost.value);
  const sum = value.value.add(owed);
  const next = atLeast(sum).sane();
  value.set(next);
  lost.set(owed.sub(sum.sub(value.value)));
  return next;
}

/** What one sample is of a time constant: 1 − e^(−1/T) for T samples, within a relative 1/(12·T²). */
const shareOf = (seconds: F32): F32 => num(1).div(seconds.mul(sampleRate()).add(0.5).max(1));
