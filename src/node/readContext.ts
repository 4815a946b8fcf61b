/** Context files. */
import { ContextError } from '../errors.ts';
import type { MusicalContext } from '../music/musicalContext.ts';
import { parseContext } from '../music/parseContext.ts';
import { readInput } from './readInput.ts';

/**
 * Reads and checks a musical context. Blocks, like `readFileSync`.
 *
 * @param path a JSON file; 0 is standard input
 * @throws ContextError for a file that cannot be read, and for everything that is wrong in it
 */
export function readContext(path: string | 0): MusicalContext {
  return readInput(path, 'context', ContextError, parseContext);
}
