/** Audio files. */
import type { AudioData } from '../engine/audioData.ts';
import type { WavOptions } from '../io/encodeWav.ts';
import { outputFile } from './outputFile.ts';

/**
 * Writes a WAV file, whole or not at all; an existing one is replaced. Blocks, like `writeFileSync`.
 *
 * @throws ConfigurationError for a path that cannot be written or an unknown option
 */
export function writeAudio(path: string, audio: AudioData, options?: WavOptions): void {
  outputFile(path).write(audio.toWav(options));
}
