/**
 * Results, on standard output. They are written at once: the process may end right after, and Node's streams, which would
 * have to be loaded, cost milliseconds.
 */
import { errorCode } from '../errorCode.ts';
import { writeBytes } from '../writeBytes.ts';

/** Nobody reads any more, as in `aiaudio … | head`: the program ends, and that is no failure. */
export class OutputClosed extends Error {}

/** @throws OutputClosed */
export function print(result: string | Uint8Array): void {
  try {
    writeBytes(1, typeof result === 'string' ? Buffer.from(result) : result);
  } catch (error) {
    throw errorCode(error) === 'EPIPE' ? new OutputClosed() : error;
  }
}
