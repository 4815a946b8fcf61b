/**
 * Text files that a person wrote: presets, contexts, graphs. They are small, so a large one is a mistake, and no more of it
 * (or of an endless device) is read than it takes to see that.
 */
import { isUtf8 } from 'node:buffer';

import type { AiaudioErrorClass } from '../inputChecks.ts';
import { inFile } from './inFile.ts';
import { inputName } from './inputName.ts';
import { readBytes } from './readBytes.ts';

/** Bytes; the longest valid preset has a few thousand. */
const LIMIT = 4 * 1024 * 1024;

/**
 * Reads a file and makes something of it.
 *
 * @param path 0 is standard input
 * @param subject what the file holds, e.g. `preset`
 * @param ErrorClass what to throw when it cannot be read
 * @param parse the file's name is put in front of the messages of its errors
 */
export function readInput<T>(
  path: string | 0,
  subject: string,
  ErrorClass: AiaudioErrorClass,
  parse: (text: string) => T,
): T {
  const size = `${LIMIT / 1024 / 1024} MB`;
  const bytes = readBytes(path, {
    ...{ subject, ErrorClass, limit: LIMIT },
    tooLarge: {
      problem: `has more than ${size}, which is no ${subject}.`,
      expected: `at most ${size}`,
      suggestion: 'Check that it is the right file.',
    },
  });
  if (!isUtf8(bytes)) {
    const name = inputName(path);
    const suggestion = 'Save it as UTF-8, and check that it is the right file.';
    const details = { code: 'not_utf8', path: name, expected: 'UTF-8 text', suggestion };
    throw new ErrorClass(`${name} is not UTF-8 text. ${suggestion}`, details);
  }
  return inFile(path, () => parse(bytes.toString('utf8')));
}
