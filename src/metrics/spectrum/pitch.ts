/** The fundamental of a sound. */
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';
import { binomialFilter } from './binomialFilter.ts';
import { blockPowers, type BlockPowers } from './blockPowers.ts';
import { downMix } from './downMix.ts';
import { framePowers } from './framePowers.ts';
import { harmonicPitch } from './harmonicPitch.ts';
import { isOneNote } from './isOneNote.ts';
import { periodicity } from './periodicity.ts';
import { pitchFrames } from './pitchFrames.ts';
import { rightOctave } from './rightOctave.ts';
import { clarityAt, sharedPeriod } from './sharedPeriod.ts';

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

/** With less there is no pitch: brown noise comes to 0.63 by chance, voices detuned by ±100 cents to 0.77. */
const LEAST_CLARITY = 0.65;

/**
 * The pitch of the mean of all channels (of the strongest where they cancel each other) in up to eight frames of its loud part:
 * the period by autocorrelation, on which most frames must agree; its octave by the lines of their spectra; then the mean of the
 * harmonics' places. Chords have none, most bells have none, and neither have sounds shorter than three periods. A fundamental
 * may be missing, but not its first two harmonics above 1.5 kHz: what lies above 6 kHz is not looked at.
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
  const shared = sharedPeriod(found, 1 / HIGHEST_HZ);
  if (shared === undefined) return { pitch: null, clarity: 0 };

  const { agreeing, lag, clarity } = shared;
  if (clarity < LEAST_CLARITY || 2 * agreeing.length <= spectra.length) return { pitch: null, clarity };
  const sum = new Float64Array(Math.min(size / 2, Math.ceil((HARMONICS_HZ * size) / rate)) + 1);
  for (const index of agreeing) addShares(sum, spectra[index]!);
  const clarityOf = (bins: number): number => clarityAt(found.correlations, (found.rate * size) / (bins * rate));
  const guess = (found.rate * size) / (lag * rate);
  const near = harmonicPitch(sum, guess) ?? guess;
  const right = rightOctave(sum, near, (LOWEST_HZ * size) / rate, (bins) => clarityOf(bins) > clarity);
  const bins = harmonicPitch(sum, right);
  const isRight = bins !== undefined && isOneNote(sum, bins) && clarityOf(bins) >= LEAST_CLARITY;
  return isRight ? { pitch: (bins * rate) / size, clarity: clarityOf(bins) } : { pitch: null, clarity };
}

/** Each spectrum counts alike, whatever its level. */
function addShares(sum: Float64Array, powers: Float64Array): void {
  let total = 0;
  for (let bin = 0; bin < powers.length; bin++) total += powers[bin]!;
  for (let bin = 0; bin < sum.length; bin++) sum[bin] = sum[bin]! + powers[bin]! / total;
}
