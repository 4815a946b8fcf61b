/**
 * WAV files: RIFF/WAVE with 16- or 24-bit integer or 32-bit float samples.
 *
 * Header, after Microsoft's "Multimedia Programming Interface and Data Specifications 1.0" (1991) and "Multiple Channel
 * Audio Data and WAVE Files" (2001): 16-bit mono and stereo are plain PCM (tag 1), 32-bit float mono and stereo tag 3.
 * More than 16 integer bits or more than two channels ask for WAVE_FORMAT_EXTENSIBLE. Every tag but 1 has a `fact` chunk.
 *
 * Quantising: y = clamp(roundHalfEven(x · 2^(bits − 1) + d)). Full scale 1.0 lies one step above the largest code and is
 * clamped, as is all that exceeds it. d is triangular (TPDF) dither of ±1 LSB: the difference of two uniform values of one
 * LSB each. It makes the mean and the variance of the total error independent of the signal (Lipshitz, Wannamaker and
 * Vanderkooy, "Quantization and Dither", JAES 40(5), 1992); that variance is 2/12 + 1/12 = 1/4 LSB².
 *
 * The dither is a hash of (seed, frame, channel) and needs no state: equal input gives equal bytes everywhere. Digital
 * silence before a channel's first and after its last non-zero sample stays exactly zero, so that a silent file is silent
 * and a padded one starts and ends clean; between the two every sample is dithered, zeros too, because noise that came and
 * went with the signal would be heard.
 */
import { type AiaudioError, ConfigurationError, RenderError } from '../errors.ts';
import { inputChecks } from '../inputChecks.ts';
import { hash32 } from '../math/hash32.ts';
import { encodeWavMetadata, readMetadataOptions, type WavMetadata } from './wavMetadata.ts';
import { maxWavChannels, subformatTail, wavSampleRates, wavTags } from './wavTags.ts';

export const wavFormats = ['int16', 'int24', 'float32'] as const;
export type WavFormat = (typeof wavFormats)[number];

export const wavDithers = ['tpdf', 'none'] as const;
export type WavDither = (typeof wavDithers)[number];

/** The metadata is written behind the samples. */
export interface WavOptions extends WavMetadata {
  /** Default `int16`: every player, browser, sampler and script opens it, and dithered it has 93 dB of range. */
  readonly format?: WavFormat;
  /** Default `tpdf` for the integer formats; float32 is not quantised and takes `none` only. */
  readonly dither?: WavDither;
  /** Chooses the dither's noise: whole number, 0–4294967295, default 0. */
  readonly seed?: number;
}

const check = inputChecks('options object', ConfigurationError);
const { problem } = inputChecks('audio', RenderError);

/**
 * Writes a WAV file into memory.
 *
 * @param channels one array of samples for each channel, 1–256 of equal length (0 is valid); nominal range [−1, 1].
 *   Integers clamp what lies outside, float32 keeps every finite sample bit for bit.
 * @param sampleRate in Hz, whole number, 1–768000
 * @throws RenderError for NaN, infinity, unequal lengths, and for a file that would exceed RIFF's 4 GiB
 * @throws ConfigurationError for a bad option or sample rate
 */
export function encodeWav(
  channels: readonly Float32Array[],
  sampleRate: number,
  options: WavOptions = {},
): Uint8Array<ArrayBuffer> {
  const { format, dither, seed, given } = validateOptions(options);
  check.number(sampleRate, 'sampleRate', wavSampleRates);
  check.number(channels.length, 'channels.length', { min: 1, max: maxWavChannels, integer: true, example: 2 });
  const frames = checkLengths(channels);
  const metadata = encodeWavMetadata(readMetadataOptions(given, frames), sampleRate);
  const layout = wavLayout(format, channels.length, frames, metadata.length);
  const bytes = allocate(layout.totalBytes);
  writeHeader(new DataView(bytes.buffer), layout, format, sampleRate, channels.length, frames);
  channels.forEach((samples, channel) => {
    const start = layout.dataOffset + channel * layout.sampleBytes;
    const stride = layout.sampleBytes * channels.length;
    if (format === 'float32') writeFloats(bytes, samples, channel, start, stride);
    else
      writeIntegers(bytes, samples, channel, start, stride, layout.sampleBytes, dither === 'tpdf' ? seed : undefined);
  });
  bytes.set(metadata, layout.totalBytes - metadata.length);
  return bytes;
}

interface ReadOptions {
  readonly format: WavFormat;
  readonly dither: WavDither;
  readonly seed: number;
  /** All of them; those of the metadata are not looked at yet. */
  readonly given: ReadonlyMap<string, unknown>;
}

function validateOptions(options: WavOptions): ReadOptions {
  const given = check.object(options, '', ['format', 'dither', 'seed', 'info', 'loop', 'unityNote']);
  const format = given.has('format') ? check.choice(given.get('format'), 'format', wavFormats) : 'int16';
  const natural = format === 'float32' ? 'none' : 'tpdf';
  const dither = given.has('dither') ? check.choice(given.get('dither'), 'dither', wavDithers) : natural;
  if (dither === 'tpdf' && format === 'float32') {
    const suggestion = 'Leave the option out, or choose the format int16 or int24.';
    throw check.mismatch('dither', 'conflicting_options', '"tpdf"', '"none" with the format float32', suggestion);
  }
  const seeds = { min: 0, max: 0xffffffff, integer: true, example: 0 };
  return { format, dither, seed: given.has('seed') ? check.number(given.get('seed'), 'seed', seeds) : 0, given };
}

function checkLengths(channels: readonly Float32Array[]): number {
  const frames = channels[0]?.length ?? 0;
  channels.forEach((samples, channel) => {
    if (samples.length !== frames) {
      throw problem(
        `channels[${channel}]`,
        'channel_length_mismatch',
        `channels[${channel}] has ${samples.length} samples, but channels[0] has ${frames}.`,
        'channels of equal length',
        'Pad the shorter one with zeros.',
      );
    }
  });
  return frames;
}

interface WavLayout {
  readonly sampleBytes: number;
  /** The format tag: 1 PCM, 3 IEEE float, 0xfffe extensible. */
  readonly tag: number;
  readonly formatBytes: number;
  readonly dataOffset: number;
  /** Without the pad byte. */
  readonly dataBytes: number;
  readonly totalBytes: number;
}

function wavLayout(format: WavFormat, channelCount: number, frames: number, metadataBytes: number): WavLayout {
  const sampleBytes = { int16: 2, int24: 3, float32: 4 }[format];
  const extensible = format === 'int24' || channelCount > 2;
  const tag = extensible ? wavTags.extensible : format === 'float32' ? wavTags.float : wavTags.pcm;
  const formatBytes = extensible ? 40 : format === 'float32' ? 18 : 16;
  const factBytes = tag === wavTags.pcm ? 0 : 12;
  const dataOffset = 12 + 8 + formatBytes + factBytes + 8;
  const dataBytes = frames * channelCount * sampleBytes;
  const totalBytes = dataOffset + dataBytes + (dataBytes % 2) + metadataBytes;
  if (totalBytes - 8 > 0xffffffff) {
    throw problem(
      'channels',
      'file_too_large',
      `The WAV file would have ${totalBytes} bytes, but RIFF ends at 4 GiB.`,
      'a file of at most 4 GiB',
      'Render a shorter sound, or write it in several files.',
    );
  }
  return { sampleBytes, tag, formatBytes, dataOffset, dataBytes, totalBytes };
}

function allocate(byteLength: number): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(byteLength);
  } catch (cause) {
    const suggestion = 'Render a shorter sound, or free memory.';
    throw new RenderError(`There is no memory for a WAV file of ${byteLength} bytes. ${suggestion}`, {
      code: 'out_of_memory',
      path: 'channels',
      expected: 'a file that fits into memory',
      suggestion,
      cause,
    });
  }
}

function writeHeader(
  view: DataView,
  layout: WavLayout,
  format: WavFormat,
  sampleRate: number,
  channelCount: number,
  frames: number,
): void {
  let at = 0;
  const text = (word: string): void => {
    for (const character of word) view.setUint8(at++, character.charCodeAt(0));
  };
  const u16 = (value: number): void => {
    view.setUint16(at, value, true);
    at += 2;
  };
  const u32 = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const frameBytes = layout.sampleBytes * channelCount;

  text('RIFF');
  u32(layout.totalBytes - 8);
  text('WAVE');
  text('fmt ');
  u32(layout.formatBytes);
  u16(layout.tag);
  u16(channelCount);
  u32(sampleRate);
  u32(sampleRate * frameBytes);
  u16(frameBytes);
  u16(layout.sampleBytes * 8);
  if (layout.tag !== wavTags.pcm) u16(layout.formatBytes - 18);
  if (layout.tag === wavTags.extensible) {
    u16(layout.sampleBytes * 8);
    // Front centre, front left and right, or (above two channels) no claim about loudspeakers.
    u32(channelCount === 1 ? 0x4 : channelCount === 2 ? 0x3 : 0);
    u16(format === 'float32' ? wavTags.float : wavTags.pcm);
    for (const byte of subformatTail) view.setUint8(at++, byte);
  }
  if (layout.tag !== wavTags.pcm) {
    text('fact');
    u32(4);
    u32(frames);
  }
  text('data');
  u32(layout.dataBytes);
}

function writeFloats(bytes: Uint8Array, samples: Float32Array, channel: number, start: number, stride: number): void {
  const view = new DataView(bytes.buffer);
  for (let frame = 0, at = start; frame < samples.length; frame++, at += stride) {
    const sample = samples[frame]!;
    if (!Number.isFinite(sample)) throw notFinite(sample, frame, channel);
    view.setFloat32(at, sample, true);
  }
}

/** `seed` is `undefined` for no dither. */
function writeIntegers(
  bytes: Uint8Array,
  samples: Float32Array,
  channel: number,
  start: number,
  stride: number,
  sampleBytes: number,
  seed: number | undefined,
): void {
  const scale = sampleBytes === 2 ? 0x8000 : 0x800000;
  let first = 0;
  let end = samples.length;
  while (first < end && samples[first] === 0) first++;
  while (end > first && samples[end - 1] === 0) end--;
  const key = seed === undefined ? 0 : hash32((hash32(seed) ^ Math.imul(channel + 1, 0x9e3779b9)) >>> 0);
  for (let frame = first, at = start + first * stride; frame < end; frame++, at += stride) {
    const sample = samples[frame]!;
    if (!Number.isFinite(sample)) throw notFinite(sample, frame, channel);
    const noise = seed === undefined ? 0 : triangularNoise(key, frame);
    const code = Math.max(-scale, Math.min(scale - 1, roundHalfEven(sample * scale + noise)));
    bytes[at] = code & 0xff;
    bytes[at + 1] = (code >> 8) & 0xff;
    if (sampleBytes === 3) bytes[at + 2] = (code >> 16) & 0xff;
  }
}

/**
 * In (−1, 1), symmetric about 0: the two halves of one hash, each a uniform value in steps of 2^−16. The frame is hashed
 * before the key comes in, so that two keys never give shifted copies of one sequence.
 */
function triangularNoise(key: number, frame: number): number {
  const bits = hash32((hash32(frame) ^ key) >>> 0);
  return ((bits >>> 16) - (bits & 0xffff)) / 0x10000;
}

/** Adding and removing 1.5 · 2^52 leaves no room for a fraction; IEEE 754 rounds ties to even. For |x| below 2^51. */
function roundHalfEven(x: number): number {
  return x + 6755399441055744 - 6755399441055744;
}

function notFinite(sample: number, frame: number, channel: number): AiaudioError {
  return problem(
    `channels[${channel}][${frame}]`,
    'not_finite',
    `Sample ${frame} of channel ${channel} is ${sample}, but must be finite.`,
    'a finite sample',
    'Replace it, or render with other parameters: such a sample is a defect of the sound.',
  );
}
