/** What every measurement takes: planar samples and their rate. */
import { AudioError } from '../errors.ts';
import { describeValue, inputChecks } from '../inputChecks.ts';

/** Planar audio: one array for each channel, all of the same length; nominal range [−1, 1]. */
export type Channels = readonly Float32Array[];

const check = inputChecks('audio', AudioError);

/** More than any file has loudspeakers for. */
export const MAX_CHANNELS = 256;

/** Sample rates that can be measured, in Hz. */
export const SAMPLE_RATES = { min: 8000, max: 192_000, integer: true, unit: 'Hz', example: 48_000 } as const;

/**
 * The same arrays, once they are known to be audio: 1 to 256 Float32Arrays of one length of at least a sample, at a whole rate
 * of 8000 to 192000 Hz. The samples themselves may be anything: meters count what is not finite as 0.
 *
 * @param fewestFrames 0 where nothing is nothing to worry about, as in a stream
 * @throws AudioError `wrong_type`, `no_channels`, `channel_length_mismatch`, `empty_audio`, `out_of_range`
 */
export function checkChannels(channels: unknown, sampleRate: unknown, fewestFrames = 1): Channels {
  checkSampleRate(sampleRate);
  if (!Array.isArray(channels)) {
    const suggestion = 'Pass the channels as an array, for example [left, right].';
    throw check.mismatch('channels', 'wrong_type', describeValue(channels), 'an array of Float32Arrays', suggestion);
  }
  if (channels.length === 0) {
    const suggestion = 'Pass one Float32Array for each channel.';
    throw check.problem('channels', 'no_channels', 'There is no channel.', 'at least one channel', suggestion);
  }
  check.number(channels.length, 'channels.length', { min: 1, max: MAX_CHANNELS, integer: true, example: 2 });
  // Holes in the array count as what is missing.
  const list = Array.from(channels, (samples: unknown, channel) => {
    if (samples instanceof Float32Array) return samples;
    const suggestion = 'Pass samples from −1 to 1; integers have to be divided by their full scale.';
    throw check.mismatch(`channels[${channel}]`, 'wrong_type', describeValue(samples), 'a Float32Array', suggestion);
  });
  const frames = list[0]!.length;
  list.forEach((samples, channel) => {
    if (samples.length === frames) return;
    const problem = `channels[${channel}] has ${samples.length} samples, but channels[0] has ${frames}.`;
    const suggestion = 'Pad the shorter one with zeros.';
    throw check.problem(
      `channels[${channel}]`,
      'channel_length_mismatch',
      problem,
      'channels of equal length',
      suggestion,
    );
  });
  if (frames >= fewestFrames) return list;
  const suggestion = 'Pass at least one sample.';
  throw check.problem('channels', 'empty_audio', 'The audio has no samples.', 'at least one sample', suggestion);
}

/** @throws AudioError unless it is a whole number of Hz that can be measured */
export function checkSampleRate(sampleRate: unknown): number {
  return check.number(sampleRate, 'sampleRate', SAMPLE_RATES);
}
