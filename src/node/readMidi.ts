/** MIDI files to play. */
import { ConfigurationError } from '../errors.ts';
import { decodeMidi, type DecodedMidi } from '../io/decodeMidi.ts';
import { inFile } from './inFile.ts';
import { readBytes } from './readBytes.ts';

/** Of a MIDI file: more would be hours of music. */
const LIMIT = 8 * 1024 * 1024;

/**
 * Reads a Standard MIDI File. Blocks, like `readFileSync`.
 *
 * @param path 0 is standard input
 * @throws ConfigurationError for a file that cannot be read, and for everything that `decodeMidi` refuses
 */
export function readMidi(path: string | 0): DecodedMidi {
  const bytes = readBytes(path, {
    ...{ subject: 'MIDI file', ErrorClass: ConfigurationError, limit: LIMIT },
    tooLarge: { problem: 'has more than 8 MiB.', expected: 'at most 8 MiB', suggestion: 'Play it in parts.' },
  });
  return inFile(path, () => decodeMidi(bytes));
}
