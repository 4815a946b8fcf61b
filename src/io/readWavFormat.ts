/**
 * Reads the chunk `fmt ` of a WAV file: how its samples are coded.
 *
 * Sources: Microsoft, "Multimedia Programming Interface and Data Specifications 1.0" (1991), "New Multimedia Data Types and
 * Data Techniques" (1994) and "Multiple Channel Audio Data and WAVE Files" (2001).
 */
import { byteCount } from './byteCount.ts';
import { type AiaudioError, AudioError } from '../errors.ts';
import { inputChecks } from '../inputChecks.ts';
import { maxWavChannels, subformatTail, wavSampleRates, wavTags } from './wavTags.ts';
import type { WavWarning } from './wavWarning.ts';

/** The container of a sample; `alaw` and `mulaw` are the 8-bit codes of ITU-T G.711. */
export type WavSampleFormat = 'int8' | 'int16' | 'int24' | 'int32' | 'float32' | 'float64' | 'alaw' | 'mulaw';

export interface WavLayout {
  readonly format: WavSampleFormat;
  readonly channels: number;
  readonly sampleRate: number;
  readonly channelMask: number | null;
  readonly bitsPerSample: number;
}

export const wavSampleBytes: Readonly<Record<WavSampleFormat, number>> = {
  ...{ int8: 1, int16: 2, int24: 3, int32: 4 },
  ...{ float32: 4, float64: 8, alaw: 1, mulaw: 1 },
};

const { problem } = inputChecks('WAV file', AudioError);
const checkWriter = 'Check the program that wrote it.';

/**
 * @param chunk of 14 bytes (without the bits of a sample), 16, 18 (with the size of an extension) or 40 (extensible)
 * @param warnings oddities are appended
 * @throws AudioError `truncated_header`, `no_channels`, `too_many_channels`, `out_of_range`, `zero_block_align`,
 *   `block_align_mismatch`, `unsupported_format`
 */
export function readWavFormat(chunk: Uint8Array, littleEndian: boolean, warnings: WavWarning[]): WavLayout {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const plainBytes = 14;
  const extensibleBytes = 40;
  if (chunk.length < plainBytes) throw tooShort(chunk.length, plainBytes);
  const plainTag = view.getUint16(0, littleEndian);
  const channels = view.getUint16(2, littleEndian);
  const sampleRate = view.getUint32(4, littleEndian);
  const blockAlign = view.getUint16(12, littleEndian);
  checkCounts(channels, sampleRate, blockAlign);

  const isExtensible = plainTag === wavTags.extensible;
  if (isExtensible && chunk.length < extensibleBytes) throw tooShort(chunk.length, extensibleBytes);
  const tag = isExtensible ? subformat(chunk, view, littleEndian) : plainTag;
  const bits = chunk.length < 16 ? 8 * Math.floor(blockAlign / channels) : view.getUint16(14, littleEndian);
  const format = sampleFormat(tag, bits);
  checkBlockAlign(blockAlign, channels, format, warnings);

  const validBits = isExtensible ? view.getUint16(18, littleEndian) : bits;
  const isNarrow = format.startsWith('int') && validBits > 0 && validBits < bits;
  return {
    ...{ format, channels, sampleRate },
    channelMask: isExtensible ? view.getUint32(20, littleEndian) : null,
    bitsPerSample: isNarrow ? validBits : tag === wavTags.pcm ? bits : 8 * wavSampleBytes[format],
  };
}

function tooShort(found: number, needed: number): AiaudioError {
  const text = `The chunk "fmt " has ${byteCount(found)}, but needs ${needed}.`;
  return problem('', 'truncated_header', text, `at least ${needed} bytes`, checkWriter);
}

function checkCounts(channels: number, sampleRate: number, blockAlign: number): void {
  if (channels === 0) {
    throw problem('channels', 'no_channels', 'The WAV file has no channels.', 'at least one channel', checkWriter);
  }
  if (channels > maxWavChannels) {
    const expected = `at most ${maxWavChannels} channels`;
    throw problem('channels', 'too_many_channels', `The WAV file has ${channels} channels.`, expected, checkWriter);
  }
  const { min, max } = wavSampleRates;
  if (sampleRate < min || sampleRate > max) {
    const found = `The WAV file has a sample rate of ${sampleRate} Hz.`;
    throw problem('sampleRate', 'out_of_range', found, `a sample rate from ${min} to ${max} Hz`, checkWriter);
  }
  if (blockAlign === 0) {
    const found = 'The WAV file says that a frame has 0 bytes.';
    throw problem('blockAlign', 'zero_block_align', found, 'the bytes of a frame', checkWriter);
  }
}

/** The tag in the GUID of the subformat. */
function subformat(chunk: Uint8Array, view: DataView, littleEndian: boolean): number {
  const guid = chunk.subarray(24, 40);
  if (subformatTail.every((byte, i) => guid[2 + i] === byte)) return view.getUint16(24, littleEndian);
  const digits = Array.from(guid, (byte) => byte.toString(16).padStart(2, '0')).join('');
  throw unsupported(`the subformat ${digits}`);
}

function sampleFormat(tag: number, bits: number): WavSampleFormat {
  if (tag === wavTags.aLaw) return 'alaw';
  if (tag === wavTags.muLaw) return 'mulaw';
  if (tag === wavTags.float && bits === 32) return 'float32';
  if (tag === wavTags.float && bits === 64) return 'float64';
  const container =
    tag === wavTags.pcm ? (['int8', 'int16', 'int24', 'int32'] as const)[Math.ceil(bits / 8) - 1] : undefined;
  if (container !== undefined) return container;
  if (tag === wavTags.pcm) throw unsupported(`integers of ${bits} bits`);
  if (tag === wavTags.float) throw unsupported(`floating-point numbers of ${bits} bits`);
  throw unsupported(
    `the codec 0x${tag.toString(16).padStart(4, '0')}${codecs[tag] === undefined ? '' : ` (${codecs[tag]})`}`,
  );
}

/** Of mmreg.h, those that are met in WAV files. */
const codecs: Readonly<Record<number, string>> = {
  ...{
    0x0002: 'Microsoft ADPCM',
    0x0011: 'IMA ADPCM',
    0x0014: 'G.723 ADPCM',
    0x0031: 'GSM 6.10',
    0x0040: 'G.721 ADPCM',
  },
  ...{ 0x0045: 'G.726 ADPCM', 0x0050: 'MPEG', 0x0055: 'MP3', 0x0069: 'Xbox ADPCM', 0x0092: 'AC-3 over S/PDIF' },
  ...{ 0x00ff: 'AAC', 0x0161: 'WMA 2', 0x0162: 'WMA Pro', 0x0270: 'ATRAC3', 0x1610: 'AAC', 0x2000: 'AC-3' },
  ...{ 0x2001: 'DTS', 0x674f: 'Ogg Vorbis', 0x704f: 'Opus', 0xf1ac: 'FLAC' },
};

function unsupported(what: string): AiaudioError {
  const expected = 'integers of 1 to 32 bits, floating-point numbers of 32 or 64, A-law or µ-law';
  const suggestion = 'Convert it, for example with `ffmpeg -i in.wav -c:a pcm_f32le out.wav`.';
  return problem(
    'format',
    'unsupported_format',
    `The samples are ${what}, which cannot be read.`,
    expected,
    suggestion,
  );
}

/**
 * Players read frames of `channels` samples without gaps and do not look at the block align, so files with a wrong one are
 * about and sound right: it is a warning. But one that leaves room for a wider container can also be right, and then the
 * sample may lie at either end of it, or be something else (Cool Edit kept floats there): what would be read could be noise.
 */
function checkBlockAlign(blockAlign: number, channels: number, format: WavSampleFormat, warnings: WavWarning[]): void {
  const sampleBytes = wavSampleBytes[format];
  if (blockAlign === channels * sampleBytes) return;
  const widest = format.startsWith('float') ? 8 : format.startsWith('int') ? 4 : 1;
  const container = blockAlign / channels;
  const found = `The WAV file says that a frame has ${byteCount(blockAlign)}, but ${channels} × ${format} takes ${channels * sampleBytes}.`;
  if (Number.isInteger(container) && container > sampleBytes && container <= widest) {
    const suggestion = 'Write it again, with samples that fill their bytes.';
    throw problem('blockAlign', 'block_align_mismatch', found, `${channels * sampleBytes} bytes`, suggestion);
  }
  const message = `${found} It was read with ${channels * sampleBytes}.`;
  warnings.push({ code: 'block_align_mismatch', message, suggestion: 'Correct the header.' });
}
