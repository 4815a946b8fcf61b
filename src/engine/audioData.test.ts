import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../errors.ts';
import { AudioData } from './audioData.ts';

const left = Float32Array.of(0, 0.5, -1, 1e-40, 0.1);
const right = Float32Array.of(1, -0.25, 0.75, -0, 3);
const stereo = () => new AudioData([left.slice(), right.slice()], 48000);

/** The same, written by Node. */
function sha256(samples: readonly number[]): string {
  const bytes = Buffer.alloc(samples.length * 4);
  samples.forEach((sample, at) => bytes.writeFloatLE(sample, at * 4));
  return createHash('sha256').update(bytes).digest('hex');
}

describe('AudioData', () => {
  it('has the shape of an AudioBuffer', () => {
    const audio = stereo();
    expect(audio).toMatchObject({ sampleRate: 48000, length: 5, numberOfChannels: 2, dtype: 'float32' });
    expect(audio.duration).toBe(5 / 48000);
    expect(audio.shape).toEqual([5, 2]);
    expect(audio.getChannelData(0)).toEqual(left);
    expect(audio.getChannelData(1)).toEqual(right);
  });

  it('gives the samples themselves, as an AudioBuffer does', () => {
    const audio = stereo();
    audio.getChannelData(1)[2] = -0.5;
    expect(audio.getChannelData(1)[2]).toBe(-0.5);
  });

  it.each([2, -1, 0.5, NaN])('has no channel %d', (channel) => {
    const audio = stereo();
    for (const use of [
      () => audio.getChannelData(channel),
      () => audio.copyFromChannel(new Float32Array(1), channel),
      () => audio.copyToChannel(new Float32Array(1), channel),
    ]) {
      expect(use).toThrow(ConfigurationError);
      expect(use).toThrow(expect.objectContaining({ code: 'out_of_range', path: 'channel' }));
    }
  });

  it('interleaves frame by frame', () => {
    expect([...stereo().interleaved()]).toEqual([0, 1, 0.5, -0.25, -1, 0.75, 1e-40, -0, 0.1, 3].map(Math.fround));
    expect(new AudioData([left], 8000).interleaved()).toEqual(left);
    const three = new AudioData([left, right, left], 8000);
    expect([...three.interleaved().subarray(3, 6)]).toEqual([0.5, -0.25, 0.5]);
  });

  it('copies from a channel as many samples as fit', () => {
    const audio = stereo();
    const copy = (size: number, start?: number) => {
      const destination = new Float32Array(size).fill(9);
      audio.copyFromChannel(destination, 0, start);
      return [...destination];
    };
    expect(copy(2)).toEqual([0, 0.5]);
    expect(copy(2, 1)).toEqual([0.5, -1]);
    expect(copy(3, 4)).toEqual([Math.fround(0.1), 9, 9]);
    expect(copy(2, 5)).toEqual([9, 9]);
    expect(copy(0)).toEqual([]);
  });

  it('copies to a channel as many samples as fit', () => {
    const copied = (samples: number[], start?: number) => {
      const audio = new AudioData([new Float32Array(4)], 8000);
      audio.copyToChannel(Float32Array.from(samples), 0, start);
      return [...audio.getChannelData(0)];
    };
    expect(copied([1, 2])).toEqual([1, 2, 0, 0]);
    expect(copied([1, 2], 1)).toEqual([0, 1, 2, 0]);
    expect(copied([1, 2], 3)).toEqual([0, 0, 0, 1]);
    expect(copied([1, 2, 3, 4, 5])).toEqual([1, 2, 3, 4]);
    expect(copied([1], 4)).toEqual([0, 0, 0, 0]);
    expect(copied([1], 9)).toEqual([0, 0, 0, 0]);
  });

  it('knows its peak', () => {
    expect(stereo().peak()).toBe(3);
    expect(new AudioData([Float32Array.of(0.5, -0.75)], 8000).peak()).toBe(0.75);
    expect(new AudioData([new Float32Array(3)], 8000).peak()).toBe(0);
  });

  it('has the SHA-256 of its interleaved little-endian float32 as its hash', async () => {
    const frames = [...left].flatMap((x, at) => [x, right[at]!]);
    expect(await stereo().hash()).toBe(sha256(frames));
    // FIPS 180-2: the digest of nothing.
    const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(await new AudioData([new Float32Array(0), new Float32Array(0)], 8000).hash()).toBe(nothing);
  });

  it('tells a changed sign of zero, and a changed channel, from its hash', async () => {
    const zeros = (a: number, b: number) => new AudioData([Float32Array.of(a), Float32Array.of(b)], 8000).hash();
    expect(new Set(await Promise.all([zeros(0, 0), zeros(-0, 0), zeros(0, -0), zeros(1e-45, 0)])).size).toBe(4);
  });

  it('is empty without channels', () => {
    const empty = new AudioData([], 44100);
    expect(empty.shape).toEqual([0, 0]);
    expect([empty.duration, empty.peak(), empty.interleaved().length]).toEqual([0, 0, 0]);
  });

  it('becomes a WAV file', () => {
    const wav = Buffer.from(stereo().toWav({ format: 'float32' }));
    expect(wav.toString('latin1', 0, 4)).toBe('RIFF');
    // The last frame: 0.1 and 3.
    expect(wav.readFloatLE(wav.length - 8)).toBe(Math.fround(0.1));
    expect(wav.readFloatLE(wav.length - 4)).toBe(3);
  });
});
