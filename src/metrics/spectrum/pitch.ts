/** The fundamental of a sound. */
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';
import { binomialFilter } from './binomialFilter.ts';
import { blockPowers, type BlockPowers } from './blockPowers.ts';
import { downMix } from './downMix.ts';
import { firstPeriod, highestBetween } from './firstPeriod.ts';
import { framePowers } from './framePowers.ts';
import { harmonicPitch } from './harmonicPitch.ts';
import { periodicity, type Periodicity } from './periodicity.ts';
import { pitchFrames } from './pitchFrames.ts';

export interface Pitch {
  /** In Hz, 20–5000; `null` where there is none. */
  readonly pitch: number | null;
  /** The share of the power that repeats with the period, 0–1: noise 0, a tone 1. */
  readonly clarity: number;
}

/** The pitches that are found, in Hz. The limits are a little outside of what is promised. */
const [LOWEST_HZ, HIGHEST_HZ] = [19.5, 5200];

/** Three periods of the lowest pitch. */
const FRAME_SEC = 0.15;

/** Fundamentals and some harmonics are enough: higher rates than this, in Hz, are halved. */
const MOST_RATE = 32_000;

/** Harmonics are looked at up to here, in Hz: further up the halved rate has aliases. */
const HARMONICS_HZ = 6000;

/** A semitone: what is no further away is the same pitch. */
const SAME = 1.06;

/** With less there is no pitch: brown noise comes to 0.63 by chance, voices detuned by ±100 cents to 0.77. */
const LEAST_CLARITY = 0.65;

/**
 * The pitch of the mean of all channels (of the strongest where they cancel each other) in up to eight frames of its loud part:
 * the period by autocorrelation, on which most frames must agree within a semitone; then the mean of the harmonics' places in
 * the spectra of these frames. There is none without the first harmonics, so chords and bells have none, and none in sounds
 * shorter than three periods.
 *
 * @throws AudioError if that is no audio
 */
export function pitch(channels: Channels, sampleRate: number): Pitch {
  const samples = checkChannels(channels, sampleRate).map(finiteSamples);
  const halved = samples.map((channel) => binomialFilter(channel, 2));
  return pitchOf(samples, halved, sampleRate, blockPowers(samples, sampleRate));
}

/**
 * The same of what has been measured.
 *
 * @param halved the channels after `binomialFilter(…, 2)`
 */
export function pitchOf(channels: Channels, halved: Channels, sampleRate: number, blocks: BlockPowers): Pitch {
  let samples = downMix(sampleRate > MOST_RATE ? halved : channels);
  let rate = sampleRate > MOST_RATE ? sampleRate / 2 : sampleRate;
  for (; rate > MOST_RATE; rate /= 2) samples = binomialFilter(samples, 2);

  let size = 256;
  while (size < FRAME_SEC * rate) size *= 2;
  const frames = pitchFrames(blocks, samples.length, rate, size);
  const spectra = framePowers(samples, frames, size);
  const found = periodicity(spectra, rate / size, frames.length / rate, 1 / LOWEST_HZ);
  const shared = sharedPeriod(found);
  if (shared === undefined) return { pitch: null, clarity: 0 };

  const { agreeing, lag, clarity } = shared;
  if (clarity < LEAST_CLARITY || 2 * agreeing.length <= spectra.length) return { pitch: null, clarity };
  const sum = new Float64Array(Math.min(size / 2, Math.ceil((HARMONICS_HZ * size) / rate)) + 1);
  for (const index of agreeing) addShares(sum, spectra[index]!);
  const bins = harmonicPitch(sum, (found.rate / lag) * (size / rate));
  return { pitch: bins === undefined ? null : (bins * rate) / size, clarity };
}

interface SharedPeriod {
  /** In lags. */
  readonly lag: number;
  /** The autocorrelations whose period that is. */
  readonly agreeing: readonly number[];
  /** The mean of all autocorrelations there. */
  readonly clarity: number;
}

/** The period that most autocorrelations have, or the clearest of several. */
function sharedPeriod({ rate, correlations }: Periodicity): SharedPeriod | undefined {
  const periods = correlations.map((correlation) => firstPeriod(correlation, rate / HIGHEST_HZ));
  let best: SharedPeriod | undefined;
  for (const candidate of periods) {
    if (candidate === undefined) continue;
    const { lag } = candidate;
    const agreeing = periods.flatMap((other, index) =>
      other !== undefined && other.lag < lag * SAME && other.lag > lag / SAME ? [index] : [],
    );
    const heights = correlations.map((correlation) => highestBetween(correlation, lag / SAME, lag * SAME).height);
    const clarity = Math.min(1, heights.reduce((sum, height) => sum + height, 0) / heights.length);
    const more = agreeing.length - (best?.agreeing.length ?? 0);
    if (more > 0 || (more === 0 && clarity > best!.clarity)) best = { lag, agreeing, clarity };
  }
  return best;
}

/** Each spectrum counts alike, whatever its level. */
function addShares(sum: Float64Array, powers: Float64Array): void {
  let total = 0;
  for (let bin = 0; bin < powers.length; bin++) total += powers[bin]!;
  for (let bin = 0; bin < sum.length; bin++) sum[bin] = sum[bin]! + powers[bin]! / total;
}
