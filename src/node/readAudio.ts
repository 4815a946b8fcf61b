/** Audio files to measure. */
import { AudioError } from '../errors.ts';
import { decodeWav, type DecodedWav } from '../io/decodeWav.ts';
import { wavForm } from '../io/wavForm.ts';
import { inFile } from './inFile.ts';
import { readBytes } from './readBytes.ts';

/** The most bytes that are read: samples take up to four times the memory of the file. */
const LIMIT = 0x7fffffff;

/**
 * Reads a WAV file of less than 2 GiB. Blocks, like `readFileSync`.
 *
 * @param path 0 is standard input
 * @throws AudioError for a file that cannot be read (`file_not_found`, `is_a_folder`, `not_readable`, `file_too_large`), and
 *   for everything that `decodeWav` refuses
 */
export function readAudio(path: string | 0): DecodedWav {
  const bytes = readBytes(path, {
    ...{ subject: 'sound', ErrorClass: AudioError, limit: LIMIT },
    tooLarge: {
      problem: 'has 2 GiB or more, which is more than can be read.',
      expected: 'less than 2 GiB',
      suggestion:
        'Cut it into parts, for example with `ffmpeg -i in.wav -f segment -segment_time 3600 -c copy part%d.wav`.',
    },
    // Nobody waits for the end of a film, or of /dev/zero, to be told that it is no WAV file.
    checkHead: (head) => inFile(path, () => wavForm(head)),
  });
  return inFile(path, () => decodeWav(bytes));
}
