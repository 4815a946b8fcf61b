import { ConfigurationError } from '../../errors.ts';
import { describeValue, inputChecks } from '../../inputChecks.ts';
import { defaultSpeakers, SPEAKERS, speakerWeight, type Speaker } from './speakers.ts';

export interface LoudnessOptions {
  /** What each channel is; by default mono, stereo, 3.0, 4.0, 5.0, 5.1, 6.1 or 7.1, by their number. */
  readonly speakers?: readonly Speaker[];
  /** One channel is played by two loudspeakers, so it is 3.01 LU louder. Off by default; more channels are not concerned. */
  readonly dualMono?: boolean;
  /** Measure peaks too; the default. Without, `truePeak` and `samplePeak` are `null`, and it takes a fraction of the time. */
  readonly truePeak?: boolean;
  /** Take a sound under 400 ms as one of 400 ms that ends in silence, so that it has a loudness. Off by default. */
  readonly padShort?: boolean;
}

/** The options with their defaults; speakers have become the weights of the channels. */
export interface LoudnessSettings {
  readonly weights: readonly number[];
  readonly truePeak: boolean;
  readonly padShort: boolean;
}

const check = inputChecks('options object', ConfigurationError);

/** @throws ConfigurationError `wrong_type`, `unknown_key`, `unknown_choice`, `speaker_count_mismatch` */
export function readLoudnessOptions(options: unknown, channelCount: number): LoudnessSettings {
  const entries = check.object(options === undefined ? {} : options, '', [
    'speakers',
    'dualMono',
    'truePeak',
    'padShort',
  ]);
  const flag = (name: string, byDefault: boolean): boolean =>
    entries.has(name) ? check.boolean(entries.get(name), name) : byDefault;
  const speakers = entries.has('speakers')
    ? readSpeakers(entries.get('speakers'), channelCount)
    : defaultSpeakers(channelCount);
  const channelGain = flag('dualMono', false) && channelCount === 1 ? 2 : 1;
  return {
    weights: speakers.map((speaker) => channelGain * speakerWeight(speaker)),
    truePeak: flag('truePeak', true),
    padShort: flag('padShort', false),
  };
}

function readSpeakers(value: unknown, channelCount: number): readonly Speaker[] {
  if (!Array.isArray(value)) {
    const suggestion = "Name one for each channel, for example ['L', 'R'].";
    throw check.mismatch('speakers', 'wrong_type', describeValue(value), 'an array of speakers', suggestion);
  }
  if (value.length !== channelCount) {
    const problem = `speakers names ${value.length}, but there are ${channelCount} channels.`;
    const suggestion = 'Name one speaker for each channel.';
    throw check.problem('speakers', 'speaker_count_mismatch', problem, `an array of ${channelCount}`, suggestion);
  }
  return value.map((speaker: unknown, channel) => check.choice(speaker, `speakers[${channel}]`, SPEAKERS));
}
