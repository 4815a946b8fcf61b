/** How the level of a sound comes and goes. */
import { gainToDb } from '../../math/decibels.ts';
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';
import { bassSpectrum } from './bassSpectrum.ts';
import { binomialFilter } from './binomialFilter.ts';
import { blockPowers, type BlockPowers } from './blockPowers.ts';
import { lowestHz } from './lowestHz.ts';
import { spectrumOf } from './longTermSpectrum.ts';
import { smoothLevels, type SmoothLevels } from './smoothLevels.ts';

/** All `null` for silence. */
export interface LevelEnvelope {
  /** In s. */
  readonly attackTime: number | null;
  /** In s from the beginning. */
  readonly peakTime: number | null;
  /** In dB, at most 0. */
  readonly sustainLevel: number | null;
  /** In s; `null` too if the level does not fall so far. */
  readonly decayTime: number | null;
  /** Share of the duration, 0–1. */
  readonly temporalCentroid: number | null;
  /** In dB/s; `null` too if there is silence in the middle. */
  readonly levelDrift: number | null;
}

/** Running means last so long, in s: one period of the lowest tone, and the sound at least ten times as long. */
const [SHORTEST_MEAN, LONGEST_MEAN, MEAN_SHARE] = [0.005, 0.036, 0.1];

/** The attack is followed from 10 % to 90 % of the largest level, in tenths. */
const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;

/** A rise has stopped where a tenth takes so many times as long as those before, and such a share of the whole rise. */
const [STALL, STALL_SHARE] = [8, 0.25];

/** Half a decibel below the largest level counts as there. */
const NEAR_PEAK = 0.9441;

/** −20 dB. */
const DECAYED = 0.1;

/** What is called the middle, as shares of the duration, and what is called the sustained part. */
const [MIDDLE_FROM, MIDDLE_TO] = [0.45, 0.55];
const [SUSTAIN_FROM, SUSTAIN_TO, SUSTAIN_PARTS] = [0.3, 0.7, 32];

/** −120 dB against the largest level is silence. */
const SILENCE = 1e-6;

/**
 * Measured on the level of all channels together: powers of 1 ms, smoothed by a triangle that is two periods of the lowest tone
 * long (10 to 72 ms, but at most a fifth of the sound).
 *
 * - attackTime: from 10 % to 90 % of the largest level, first time; to where the rise stops, if it does so before, as when
 *   voices beat: where a tenth takes more than 8 times as long as the ones before did on average and a quarter of the whole (after
 *   the weakest effort of G. Peeters et al., "The Timbre Toolbox", J. Acoust. Soc. Am. 130, 2011). The rise of the smoothing
 *   itself is taken out by squares, as that of an oscilloscope is.
 * - peakTime: until the level is first within 0.5 dB of the largest.
 * - sustainLevel: mean level from 45 % to 55 % of the duration against the largest level.
 * - decayTime: from there until the level is 20 dB below the largest, first time.
 * - temporalCentroid: centre of gravity of the energy.
 * - levelDrift: slope of the level from 30 % to 70 % of the duration, by least squares.
 *
 * @throws AudioError if that is no audio
 */
export function levelEnvelope(channels: Channels, sampleRate: number): LevelEnvelope {
  const samples = checkChannels(channels, sampleRate).map(finiteSamples);
  const halved = samples.map((channel) => binomialFilter(channel, 2));
  const lowest = lowestHz(spectrumOf(samples, sampleRate), bassSpectrum(samples, halved, sampleRate));
  return levelEnvelopeOf(blockPowers(samples, sampleRate), lowest);
}

/** The same of what has been measured. */
export function levelEnvelopeOf({ powers, blockSec }: BlockPowers, lowest: number): LevelEnvelope {
  const durationSec = powers.length * blockSec;
  const meanSec = Math.min(LONGEST_MEAN, Math.max(SHORTEST_MEAN, 1 / lowest), MEAN_SHARE * durationSec);
  const smooth = smoothLevels(powers, blockSec, meanSec);
  let largest = 0;
  for (const level of smooth.levels) largest = Math.max(largest, level);
  if (!(largest > 0)) return NOTHING;

  const peakTime = Math.max(0, riseTo(smooth, NEAR_PEAK * largest));
  const middle = meanLevel(smooth, MIDDLE_FROM * durationSec, MIDDLE_TO * durationSec);
  const fallen = fallTo(smooth, DECAYED * largest, peakTime);
  return {
    attackTime: attackOf(smooth, largest),
    peakTime,
    sustainLevel: Math.max(-120, Math.min(0, gainToDb(middle / largest))),
    decayTime: fallen === undefined ? null : Math.max(0, fallen - peakTime),
    temporalCentroid: centroidOf(powers),
    levelDrift: driftOf(smooth, durationSec, SILENCE * largest),
  };
}

const NOTHING: LevelEnvelope = {
  attackTime: null,
  peakTime: null,
  sustainLevel: null,
  decayTime: null,
  temporalCentroid: null,
  levelDrift: null,
};

/** When the level is first as high as `level`, which it is at some time. */
function riseTo(smooth: SmoothLevels, level: number): number {
  return crossing(
    smooth,
    level,
    smooth.levels.findIndex((value) => value >= level),
  );
}

/** When the level is first as low as `level` after an instant; `undefined` if it never is. */
function fallTo(smooth: SmoothLevels, level: number, afterSec: number): number | undefined {
  const after = (afterSec - smooth.firstSec) / smooth.stepSec;
  const at = smooth.levels.findIndex((value, index) => index > after && value <= level);
  return at < 0 ? undefined : crossing(smooth, level, at);
}

/** When the line from the value before `at` to that one crosses `level`. */
function crossing({ levels, firstSec, stepSec }: SmoothLevels, level: number, at: number): number {
  const before = levels[at - 1] ?? 0;
  return firstSec + (at - (levels[at]! - level) / (levels[at]! - before)) * stepSec;
}

function attackOf(smooth: SmoothLevels, largest: number): number {
  const times = TENTHS.map((share) => riseTo(smooth, share * largest));
  const first = times[0]!;
  const whole = times[times.length - 1]! - first;
  let last = 1;
  for (; last < times.length - 1; last++) {
    const next = times[last + 1]! - times[last]!;
    if (next > STALL_SHARE * whole && next * last > STALL * (times[last]! - first)) break;
  }
  const rise = times[last]! - first;
  return Math.sqrt(Math.max(0, rise * rise - smooth.stepResponseSec * smooth.stepResponseSec));
}

/** Mean level of a part of the sound, of one step at least. */
function meanLevel({ levels, firstSec, stepSec }: SmoothLevels, fromSec: number, toSec: number): number {
  const first = Math.max(0, Math.min(levels.length - 1, Math.floor((fromSec - firstSec) / stepSec)));
  const end = Math.min(levels.length, Math.max(first + 1, Math.floor((toSec - firstSec) / stepSec)));
  let sum = 0;
  for (let at = first; at < end; at++) sum += levels[at]!;
  return sum / (end - first);
}

function centroidOf(powers: Float64Array): number {
  let moment = 0;
  let sum = 0;
  for (let block = 0; block < powers.length; block++) {
    moment += (block + 0.5) * powers[block]!;
    sum += powers[block]!;
  }
  return moment / (sum * powers.length);
}

function driftOf(smooth: SmoothLevels, durationSec: number, silence: number): number | null {
  const fromSec = SUSTAIN_FROM * durationSec;
  const lengthSec = (SUSTAIN_TO - SUSTAIN_FROM) * durationSec;
  const parts = Math.min(SUSTAIN_PARTS, Math.floor(lengthSec / smooth.stepSec));
  if (parts < 3) return null;
  const partSec = lengthSec / parts;
  const middle = (parts - 1) / 2;
  let moment = 0;
  let spread = 0;
  for (let part = 0; part < parts; part++) {
    const level = meanLevel(smooth, fromSec + part * partSec, fromSec + (part + 1) * partSec);
    if (!(level > silence)) return null;
    moment += (part - middle) * gainToDb(level);
    spread += (part - middle) * (part - middle);
  }
  return moment / (spread * partSec);
}
