import { describe, expect, it } from 'vitest';

import { AudioError } from '../errors.ts';
import { decodeWav } from '../io/decodeWav.ts';
import { encodeWav } from '../io/encodeWav.ts';
import { AudioData } from './audioData.ts';
import { readAudioInput } from './readAudioInput.ts';

const left = Float32Array.of(0.1, 0.2, 0.3);
const right = Float32Array.of(-0.1, -0.2, -0.3);

describe('readAudioInput', () => {
  it('takes audio in every form', () => {
    const wanted = { channels: [left, right], sampleRate: 48000 };
    const data = new AudioData([left, right], 48000);
    expect(readAudioInput(data, 44100, 2)).toEqual(wanted);
    const buffer = {
      sampleRate: 48000,
      numberOfChannels: 2,
      getChannelData: (channel: number) => [left, right][channel]!,
    };
    expect(readAudioInput(buffer, 44100, 2)).toEqual(wanted);
    expect(readAudioInput([left, right], 48000, 2)).toEqual(wanted);
    expect(readAudioInput(data.interleaved(), 48000, 2)).toEqual(wanted);
    expect(readAudioInput(left, 48000, 1)).toEqual({ channels: [left], sampleRate: 48000 });
    expect(readAudioInput([left, right], 48000, 2).channels[0]).toBe(left);
    const file = decodeWav(encodeWav([left, right], 48000, { format: 'float32' }));
    expect(readAudioInput(file, 44100, 1)).toEqual(wanted);
    const masked = { channels: [left, right], sampleRate: 48000, channelMask: 0x3 };
    expect(readAudioInput(masked, 44100, 1)).toEqual({ ...wanted, speakers: ['L', 'R'] });
    expect(readAudioInput({ channels: [left, right], sampleRate: 48000 }, 44100, 1)).toEqual(wanted);
  });

  it.each([
    [undefined, 'wrong_type', 'audio'],
    [null, 'wrong_type', 'audio'],
    ['sound.wav', 'wrong_type', 'audio'],
    [{}, 'wrong_type', 'audio'],
    [[, left], 'wrong_type', 'channels[0]'], // eslint-disable-line no-sparse-arrays
    [[new Int16Array(3)], 'wrong_type', 'channels[0]'],
    [{ channels: [left], sampleRate: 1 }, 'out_of_range', 'sampleRate'],
    [new Float64Array(4), 'wrong_type', 'audio'],
    [new Float32Array(3), 'incomplete_frame', 'audio'],
    [new Float32Array(0), 'empty_audio', 'channels'],
    [[], 'no_channels', 'channels'],
    [[left, [0, 0, 0]], 'wrong_type', 'channels[1]'],
    [[left, new Float32Array(2)], 'channel_length_mismatch', 'channels[1]'],
    [
      { sampleRate: 48000, numberOfChannels: 1e9, getChannelData: () => left },
      'out_of_range',
      'audio.numberOfChannels',
    ],
    [{ sampleRate: 0, numberOfChannels: 1, getChannelData: () => left }, 'out_of_range', 'sampleRate'],
    [{ sampleRate: 48000, numberOfChannels: 1, getChannelData: () => 'left' }, 'wrong_type', 'channels[0]'],
  ])('%o is no audio', (audio, code, path) => {
    const read = () => readAudioInput(audio, 48000, 2);
    expect(read).toThrow(AudioError);
    expect(read).toThrow(expect.objectContaining({ code, path }));
  });
});
