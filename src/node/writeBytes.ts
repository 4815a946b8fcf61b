import { writeSync } from 'node:fs';

import { errorCode } from './errorCode.ts';
import { waitBriefly } from './waitBriefly.ts';

/** Writes all of it to an open file, pipe or terminal, and returns when that is done. */
export function writeBytes(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) {
    try {
      done += writeSync(file, bytes, done);
    } catch (error) {
      if (errorCode(error) !== 'EAGAIN') throw error;
      waitBriefly();
    }
  }
}
