/** Turns the bytes of a WAV file's samples into numbers, bit for bit as other readers do. */
import { AudioError } from '../errors.ts';
import { inputChecks } from '../inputChecks.ts';
import { type WavLayout, type WavSampleFormat, wavSampleBytes } from './readWavFormat.ts';

const { problem } = inputChecks('WAV file', AudioError);

/** Bytes that are put in order at a time: they stay in the cache. */
const blockBytes = 65_536;

const hostIsLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * Integers become fractions of 2^(bits − 1), which float32 holds exactly up to 24 bits; int32 and float64 are rounded to the
 * nearest float32. NaN and infinity are kept. Bytes behind the last complete frame are left.
 *
 * @throws AudioError `out_of_memory`
 */
export function readWavSamples(data: Uint8Array, layout: WavLayout, littleEndian: boolean): Float32Array[] {
  const { format, channels: channelCount } = layout;
  const sampleBytes = wavSampleBytes[format];
  const frameBytes = channelCount * sampleBytes;
  const frames = Math.floor(data.length / frameBytes);
  const channels = allocate(channelCount, frames);

  // Samples lie in a file at any offset and in either order of bytes, typed arrays want both right: so they are copied.
  const blockFrames = Math.min(frames, Math.floor(blockBytes / frameBytes));
  const block = new Uint8Array(blockFrames * frameBytes);
  const isReversed = littleEndian !== (format === 'int24' || hostIsLittleEndian);
  const read = blockReader(format, block.buffer);
  for (let first = 0; first < frames; first += blockFrames) {
    const end = Math.min(frames, first + blockFrames);
    block.set(data.subarray(first * frameBytes, end * frameBytes));
    if (isReversed) reverseEach(block, sampleBytes);
    channels.forEach((samples, channel) => read(samples, first, end, channel, channelCount));
  }
  return channels;
}

function reverseEach(block: Uint8Array, sampleBytes: number): void {
  for (let start = 0; start < block.length; start += sampleBytes) {
    for (let low = start, high = start + sampleBytes - 1; low < high; low++, high--) {
      const byte = block[low]!;
      block[low] = block[high]!;
      block[high] = byte;
    }
  }
}

function allocate(channelCount: number, frames: number): Float32Array[] {
  try {
    return Array.from({ length: channelCount }, () => new Float32Array(frames));
  } catch {
    const found = `There is no memory for ${channelCount} × ${frames} samples.`;
    throw problem('', 'out_of_memory', found, 'a sound that fits into memory', 'Cut it into parts, or free memory.');
  }
}

/** Fills the frames `first` to `end` of one channel from a block that holds them all; `stride` is the number of channels. */
type BlockReader = (samples: Float32Array, first: number, end: number, channel: number, stride: number) => void;

function blockReader(format: WavSampleFormat, block: ArrayBuffer): BlockReader {
  switch (format) {
    // The only integers that are unsigned.
    case 'int8':
      return codedReader(block, (code) => (code - 128) / 128);
    case 'alaw':
      return codedReader(block, aLaw);
    case 'mulaw':
      return codedReader(block, muLaw);
    case 'int16':
      return scaledReader(new Int16Array(block), 1 / 0x8000);
    case 'int24':
      return int24Reader(new Uint8Array(block));
    case 'int32':
      return scaledReader(new Int32Array(block), 1 / 0x80000000);
    case 'float32':
      return scaledReader(new Float32Array(block), 1);
    case 'float64':
      return scaledReader(new Float64Array(block), 1);
  }
}

function scaledReader(view: Int16Array | Int32Array | Float32Array | Float64Array, scale: number): BlockReader {
  return (samples, first, end, channel, stride) => {
    for (let frame = first, at = channel; frame < end; frame++, at += stride) samples[frame] = view[at]! * scale;
  };
}

/** Little endian. */
function int24Reader(view: Uint8Array): BlockReader {
  return (samples, first, end, channel, stride) => {
    for (let frame = first, at = 3 * channel; frame < end; frame++, at += 3 * stride) {
      samples[frame] = ((view[at]! << 8) | (view[at + 1]! << 16) | (view[at + 2]! << 24)) / 0x80000000;
    }
  };
}

function codedReader(block: ArrayBuffer, decode: (code: number) => number): BlockReader {
  const view = new Uint8Array(block);
  const values = Float32Array.from({ length: 256 }, (_, code) => decode(code));
  return (samples, first, end, channel, stride) => {
    for (let frame = first, at = channel; frame < end; frame++, at += stride) samples[frame] = values[view[at]!]!;
  };
}

/**
 * A-law: ITU-T G.711 (1988), table 1a. Even bits are inverted; then a sign (1 is positive), three bits of segment and four of
 * step, decoded to the middle of the step. The range of 13 bits is put at the upper end of 16, as everywhere.
 */
function aLaw(code: number): number {
  const bits = code ^ 0x55;
  const segment = (bits >> 4) & 7;
  const step = ((bits & 15) << 4) + 8;
  const magnitude = segment === 0 ? step : (step + 0x100) << (segment - 1);
  return (bits & 0x80 ? magnitude : 0 - magnitude) / 0x8000;
}

/** µ-law: ITU-T G.711 (1988), table 2a. All bits are inverted; the range of 14 bits is put at the upper end of 16. */
function muLaw(code: number): number {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 15) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84;
  return (bits & 0x80 ? 0 - magnitude : magnitude) / 0x8000;
}
