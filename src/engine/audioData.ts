/** Finished audio, in the shape of Web Audio's AudioBuffer: planar float32 channels and their sample rate. */
import { ConfigurationError } from '../errors.ts';
import { encodeWav, type WavOptions } from '../io/encodeWav.ts';
import type { AudioReport } from './audioReport.ts';
import { wavMetadataOf } from './wavMetadataOf.ts';

export class AudioData {
  /** In Hz. */
  readonly sampleRate: number;
  /** In samples per channel. */
  readonly length: number;
  readonly numberOfChannels: number;
  readonly dtype = 'float32';
  /** What became of the constraints; `null` for audio that this engine has not rendered. */
  readonly report: AudioReport | null;
  readonly #channels: readonly Float32Array<ArrayBuffer>[];

  /** @param channels planar samples of equal length; they are kept, not copied */
  constructor(channels: readonly Float32Array<ArrayBuffer>[], sampleRate: number, report: AudioReport | null = null) {
    this.#channels = channels;
    this.sampleRate = sampleRate;
    this.numberOfChannels = channels.length;
    this.length = channels[0]?.length ?? 0;
    this.report = report;
  }

  /** In seconds. */
  get duration(): number {
    return this.length / this.sampleRate;
  }

  /** `[length, channels]`, as an array of frames would have. */
  get shape(): readonly [number, number] {
    return [this.length, this.numberOfChannels];
  }

  /** The samples of a channel themselves, not a copy. @throws ConfigurationError for a channel that does not exist */
  getChannelData(channel: number): Float32Array<ArrayBuffer> {
    const data = this.#channels[channel];
    if (data) return data;
    throw new ConfigurationError(`There is no channel ${channel}.`, {
      code: 'out_of_range',
      path: 'channel',
      expected: `a whole number from 0 to ${this.numberOfChannels - 1}`,
      suggestion: 'channel 0 is left, channel 1 is right',
    });
  }

  /** Copies samples from `start` on into `destination`, as many as fit. */
  copyFromChannel(destination: Float32Array, channel: number, start = 0): void {
    destination.set(this.getChannelData(channel).subarray(start, start + destination.length));
  }

  /** Copies `source` into a channel from `start` on, as much as fits. */
  copyToChannel(source: Float32Array, channel: number, start = 0): void {
    const data = this.getChannelData(channel);
    data.set(source.subarray(0, Math.max(0, data.length - start)), Math.min(start, data.length));
  }

  /** All samples, frame by frame: left, right, left, right … */
  interleaved(): Float32Array<ArrayBuffer> {
    const out = new Float32Array(this.length * this.numberOfChannels);
    this.#channels.forEach((data, channel) => {
      for (let frame = 0, to = channel; frame < data.length; frame++, to += this.numberOfChannels)
        out[to] = data[frame]!;
    });
    return out;
  }

  /** The largest absolute sample value. */
  peak(): number {
    let peak = 0;
    for (const data of this.#channels) {
      for (let frame = 0; frame < data.length; frame++) {
        const size = Math.abs(data[frame]!);
        if (size > peak) peak = size;
      }
    }
    return peak;
  }

  /**
   * A WAV file. A sound that was rendered from a preset says in its chunks where it comes from, and a loop where it is repeated, unless
   * the options say otherwise.
   */
  toWav(options: WavOptions = {}): Uint8Array<ArrayBuffer> {
    const known = this.report === null ? {} : wavMetadataOf(this.report, this.length);
    return encodeWav(this.#channels, this.sampleRate, { ...known, ...options });
  }

  /** SHA-256 of the interleaved samples as little-endian float32, in lower-case hexadecimal. */
  async hash(): Promise<string> {
    const digest = await crypto.subtle.digest('SHA-256', littleEndian(this.interleaved()));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

/** The samples as little-endian bytes, which on nearly all machines is what they are. */
function littleEndian(samples: Float32Array<ArrayBuffer>): ArrayBuffer {
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1) return samples.buffer;
  const view = new DataView(new ArrayBuffer(samples.length * 4));
  samples.forEach((sample, index) => view.setFloat32(index * 4, sample, true));
  return view.buffer;
}
