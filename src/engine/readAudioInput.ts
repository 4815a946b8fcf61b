/** Audio as users have it, as planar samples. */
import { AudioError } from '../errors.ts';
import { describeValue, inputChecks } from '../inputChecks.ts';
import { checkChannels, MAX_CHANNELS, type Channels } from '../metrics/checkChannels.ts';
import { speakersOfMask, type Speaker } from '../metrics/loudness/speakers.ts';

/** What Web Audio's AudioBuffer and our AudioData have in common. */
export interface AudioBufferLike {
  readonly sampleRate: number;
  readonly numberOfChannels: number;
  getChannelData(channel: number): Float32Array;
}

/** What `decodeWav` and `readAudio` give. */
export interface DecodedAudio {
  readonly channels: readonly Float32Array[];
  readonly sampleRate: number;
  /** Of a WAV file: where its channels are played. */
  readonly channelMask?: number | null;
}

/** An AudioData, an AudioBuffer, a decoded file, planar channels, or interleaved samples (see `channels` of the options). */
export type AudioInput = AudioBufferLike | DecodedAudio | readonly Float32Array[] | Float32Array;

const check = inputChecks('audio', AudioError);

/**
 * @param sampleRate in Hz, of arrays; buffers and files have their own
 * @param channelCount of interleaved samples
 * @throws AudioError for what is no audio
 */
export function readAudioInput(
  audio: unknown,
  sampleRate: number,
  channelCount: number,
): { readonly channels: Channels; readonly sampleRate: number; readonly speakers?: readonly Speaker[] } {
  if (audio instanceof Float32Array) {
    return { channels: checkChannels(deinterleave(audio, channelCount), sampleRate), sampleRate };
  }
  if (Array.isArray(audio)) return { channels: checkChannels(audio, sampleRate), sampleRate };
  if (isBuffer(audio)) {
    const count = check.number(audio.numberOfChannels, 'audio.numberOfChannels', {
      min: 1,
      max: MAX_CHANNELS,
      integer: true,
      example: 2,
    });
    const channels = Array.from({ length: count }, (_, channel) => audio.getChannelData(channel));
    return { channels: checkChannels(channels, audio.sampleRate), sampleRate: audio.sampleRate };
  }
  if (isDecoded(audio)) {
    const channels = checkChannels(audio.channels, audio.sampleRate);
    const speakers = audio.channelMask ? { speakers: speakersOfMask(audio.channelMask, channels.length) } : {};
    return { channels, sampleRate: audio.sampleRate, ...speakers };
  }
  const expected =
    'an AudioData, an AudioBuffer, a decoded file, an array of Float32Arrays, or an interleaved Float32Array';
  throw check.mismatch(
    'audio',
    'wrong_type',
    describeValue(audio),
    expected,
    'Pass what renderAudio returned, for example.',
  );
}

function isBuffer(audio: unknown): audio is AudioBufferLike {
  return typeof audio === 'object' && audio !== null && typeof (audio as AudioBufferLike).getChannelData === 'function';
}

function isDecoded(audio: unknown): audio is DecodedAudio {
  return typeof audio === 'object' && audio !== null && Array.isArray((audio as DecodedAudio).channels);
}

function deinterleave(samples: Float32Array, count: number): Float32Array[] {
  if (samples.length % count !== 0) {
    const problem = `The audio has ${samples.length} interleaved samples, which is no multiple of ${count} channels.`;
    const expected = `a multiple of ${count} samples`;
    throw check.problem('audio', 'incomplete_frame', problem, expected, 'Pass options.channels, or planar channels.');
  }
  return Array.from({ length: count }, (_, channel) =>
    Float32Array.from({ length: samples.length / count }, (_, frame) => samples[frame * count + channel]!),
  );
}
