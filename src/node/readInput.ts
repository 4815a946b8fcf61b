/**
 * Text files that a person wrote: presets, contexts, graphs. They are small, so a large one is a mistake, and no more of it
 * (or of an endless device) is read than it takes to see that.
 */
import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname } from 'node:path';

import { didYouMean } from '../didYouMean.ts';
import { AiaudioError, type ErrorDetails } from '../errors.ts';
import type { AiaudioErrorClass } from '../inputChecks.ts';
import { errorCode } from './errorCode.ts';
import { waitBriefly } from './waitBriefly.ts';

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
  const name = path === 0 ? 'standard input' : path;
  const fail = (code: string, problem: string, expected: string, suggestion: string, cause?: unknown): AiaudioError =>
    new ErrorClass(`${problem} ${suggestion}`, { code, path: name, expected, suggestion, cause });

  let bytes: Buffer;
  try {
    bytes = path === 0 ? readBytes(0) : readFile(path);
  } catch (cause) {
    throw unreadable(path, name, subject, cause, fail);
  }
  if (bytes.length > LIMIT) {
    const problem = `${name} has more than ${LIMIT / 1024 / 1024} MB, which is no ${subject}.`;
    throw fail('file_too_large', problem, `at most ${LIMIT / 1024 / 1024} MB`, 'Check that it is the right file.');
  }
  if (!isUtf8(bytes)) {
    const problem = `${name} is not UTF-8 text.`;
    throw fail('not_utf8', problem, 'UTF-8 text', 'Save it as UTF-8, and check that it is the right file.');
  }
  try {
    return parse(bytes.toString('utf8'));
  } catch (error) {
    throw error instanceof AiaudioError ? inFile(error, name) : error;
  }
}

/** The same error, whose message says which file it is in. */
function inFile(error: AiaudioError, name: string): AiaudioError {
  const { code, path, expected, suggestion } = error;
  const ErrorClass = error.constructor as new (message: string, details: ErrorDetails) => AiaudioError;
  return new ErrorClass(`${name}: ${error.message}`, { code, path, expected, suggestion, cause: error });
}

function readFile(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    // Not every system refuses to open or read a folder.
    if (fstatSync(file).isDirectory()) throw Object.assign(new Error('It is a folder'), { code: 'EISDIR' });
    return readBytes(file);
  } finally {
    closeSync(file);
  }
}

/** All bytes, but not many more than the limit. */
function readBytes(file: number): Buffer {
  const chunks: Buffer[] = [];
  for (let total = 0; total <= LIMIT;) {
    const chunk = Buffer.allocUnsafe(65536);
    let count = 0;
    try {
      count = readSync(file, chunk);
    } catch (error) {
      if (errorCode(error) === 'EAGAIN') {
        waitBriefly();
        continue;
      }
      // How Windows says that standard input is over.
      if (errorCode(error) !== 'EOF') throw error;
    }
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    total += count;
  }
  return Buffer.concat(chunks);
}

function unreadable(
  path: string | 0,
  name: string,
  subject: string,
  cause: unknown,
  fail: (code: string, problem: string, expected: string, suggestion: string, cause?: unknown) => AiaudioError,
): AiaudioError {
  const expected = `a file that holds a ${subject}`;
  switch (errorCode(cause)) {
    case 'ENOENT':
    case 'ENOTDIR': {
      const near = path === 0 ? undefined : nearFile(path);
      const suggestion = near === undefined ? 'Check the name and the folder.' : `Did you mean \`${near}\`?`;
      return fail('file_not_found', `There is no file ${name}.`, expected, suggestion, cause);
    }
    case 'EISDIR':
      return fail('is_a_folder', `${name} is a folder.`, expected, `Name the ${subject} file in it.`, cause);
    case 'EACCES':
    case 'EPERM':
      return fail('not_readable', `${name} may not be read.`, expected, 'Change its permissions.', cause);
    default: {
      const problem = `${name} cannot be read (${errorCode(cause)}).`;
      return fail('not_readable', problem, expected, 'Check the name and the disk.', cause);
    }
  }
}

/** A file of the same folder with nearly this name, written like `path`. */
function nearFile(path: string): string | undefined {
  try {
    const file = basename(path);
    const near = didYouMean(file, readdirSync(dirname(path)));
    return near === undefined ? undefined : path.slice(0, path.length - file.length) + near;
  } catch {
    return undefined;
  }
}
