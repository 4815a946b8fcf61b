/**
 * WAV files, as they come: tolerant where files in the wild are odd and nothing of the sound is in doubt, strict elsewhere.
 *
 * Read: RIFF, RIFX (big endian), RF64 and BW64; integers of 1 to 32 bits, floats of 32 and 64, A-law and µ-law; headers of
 * streams, which do not know the length; files that end early. What was odd is told in `warnings`.
 */
import { AudioError } from '../errors.ts';
import { describeValue, inputChecks } from '../inputChecks.ts';
import { byteCount } from './byteCount.ts';
import { findWavChunks } from './findWavChunks.ts';
import { readWavFormat, type WavSampleFormat, wavSampleBytes } from './readWavFormat.ts';
import { readWavMetadata } from './readWavMetadata.ts';
import { readWavSamples } from './readWavSamples.ts';
import type { WavMetadata } from './wavMetadata.ts';
import type { WavWarning } from './wavWarning.ts';

export interface DecodedWav extends WavMetadata {
  /** One array for each channel. Full scale is 1; floats may exceed it, or be NaN or infinite. */
  readonly channels: Float32Array[];
  /** In Hz, 1–768000. */
  readonly sampleRate: number;
  /** Samples of each channel; 0 is valid. */
  readonly frames: number;
  /**
   * The loudspeakers of the channels: bit 0 front left, 1 front right, 2 front centre, 3 low frequency … (Microsoft's
   * `dwChannelMask`). 0 says that there are none, `null` that the file does not say.
   */
  readonly channelMask: number | null;
  /** How a sample is stored. */
  readonly format: WavSampleFormat;
  /** Of a sample; fewer than `format` has where the file says that the lowest are not used. */
  readonly bitsPerSample: number;
  readonly warnings: readonly WavWarning[];
}

const check = inputChecks('WAV file', AudioError);

/**
 * Reads a WAV file that is in memory. Memory and time depend on the bytes that are there, not on what the header claims.
 *
 * @throws AudioError `not_a_wav`, `truncated_header`, `missing_format`, `missing_data`, `no_channels`, `too_many_channels`,
 *   `out_of_range` (the sample rate), `zero_block_align`, `block_align_mismatch`, `unsupported_format`, `out_of_memory`
 */
export function decodeWav(bytes: Uint8Array): DecodedWav {
  if (!(bytes instanceof Uint8Array)) {
    const suggestion = 'Wrap an ArrayBuffer: new Uint8Array(buffer).';
    throw check.mismatch('bytes', 'wrong_type', describeValue(bytes), 'a Uint8Array', suggestion);
  }
  const warnings: WavWarning[] = [];
  const { littleEndian, format, data, lists, sampler } = findWavChunks(bytes, warnings);
  const layout = readWavFormat(format, littleEndian, warnings);
  const channels = readWavSamples(data, layout, littleEndian);
  const rest = data.length % (layout.channels * wavSampleBytes[layout.format]);
  if (rest > 0) {
    const message = `The samples end in an incomplete frame of ${byteCount(rest)}, which was left out.`;
    const suggestion = 'Check that the file was written and copied to its end.';
    warnings.push({ code: 'incomplete_frame', message, suggestion });
  }
  const metadata = readWavMetadata(lists, sampler, littleEndian, channels[0]!.length);
  return { ...layout, ...metadata, channels, frames: channels[0]!.length, warnings };
}
