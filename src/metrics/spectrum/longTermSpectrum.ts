/** Where the power of a sound lies on the axis of frequency. */
import { checkChannels, type Channels } from '../checkChannels.ts';
import { finiteSamples } from '../finiteSamples.ts';
import { averagePowers } from './averagePowers.ts';

/** A one-sided power spectrum. */
export interface LongTermSpectrum {
  /** Mean squares of bins 0 to n, from 0 Hz to half the sample rate; a sine of amplitude 1 has 0.5 in all. */
  readonly powers: Float64Array;
  /** Distance of two bins, in Hz. */
  readonly binHz: number;
}

/** Frames last at least so long: bins of 11 Hz at 44.1 kHz, and short enough to average many of them. */
const FRAME_SEC = 0.07;

/**
 * The mean power spectrum of the whole sound in frames of about 85 ms, summed over the channels (see `averagePowers`). The
 * powers sum up to the sum of the channels' mean squares, to 12 digits; silence has none.
 *
 * @throws AudioError if that is no audio
 */
export function longTermSpectrum(channels: Channels, sampleRate: number): LongTermSpectrum {
  return spectrumOf(checkChannels(channels, sampleRate).map(finiteSamples), sampleRate);
}

/** The same of finite samples, unchecked. */
export function spectrumOf(channels: Channels, sampleRate: number): LongTermSpectrum {
  let size = 256;
  while (size < FRAME_SEC * sampleRate) size *= 2;
  return { powers: averagePowers(channels, size, channels[0]!.length), binHz: sampleRate / size };
}
