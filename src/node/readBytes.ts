/** Files and standard input as bytes, with errors that help. */
import { closeSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname } from 'node:path';

import { didYouMean } from '../didYouMean.ts';
import { AiaudioError } from '../errors.ts';
import { describeValue, type AiaudioErrorClass } from '../inputChecks.ts';
import { errorCode } from './errorCode.ts';
import { inputName } from './inputName.ts';
import { waitBriefly } from './waitBriefly.ts';

export interface ReadBytesOptions {
  /** What the file holds, e.g. `preset`. */
  readonly subject: string;
  /** What to throw when it cannot be read. */
  readonly ErrorClass: AiaudioErrorClass;
  /** The most bytes that it may have, at least 131072. No more than one beyond them is read. */
  readonly limit: number;
  /** The error about a file with more; the file's name is put in front of `problem`. */
  readonly tooLarge: { readonly problem: string; readonly expected: string; readonly suggestion: string };
  /** Is given the first 65536 bytes (or all) before more are read, and throws to refuse the file. */
  readonly checkHead?: (head: Buffer) => void;
}

const HEAD_BYTES = 65_536;

/** Bytes of one system call, which takes an int32. */
const CALL_BYTES = 0x1000000;

/**
 * Reads all bytes. Blocks, like `readFileSync`.
 *
 * @param path 0 is standard input
 * @throws ErrorClass `file_not_found`, `is_a_folder`, `not_readable`, `file_too_large`, `out_of_memory`
 */
export function readBytes(path: string | 0, options: ReadBytesOptions): Buffer {
  const { ErrorClass, tooLarge } = options;
  const name = inputName(path);
  const fail: Fail = (code, problem, expected, suggestion, cause) =>
    new ErrorClass(`${problem} ${suggestion}`, { code, path: name, expected, suggestion, cause });

  if (path !== 0 && (typeof path !== 'string' || path === '')) {
    const problem = path === '' ? 'The path is empty.' : `The path is ${describeValue(path)}.`;
    throw new ErrorClass(`${problem} Pass the name of a file.`, {
      ...{ code: 'wrong_type', path: 'path', expected: 'the path of a file, or 0 for standard input' },
      suggestion: 'Pass the name of a file.',
    });
  }
  let bytes: Buffer | undefined;
  try {
    bytes = path === 0 ? readOpen(0, options, 0) : readFile(path, options);
  } catch (cause) {
    throw cause instanceof AiaudioError ? cause : unreadable(path, options.subject, cause, fail);
  }
  if (bytes !== undefined) return bytes;
  throw fail('file_too_large', `${name} ${tooLarge.problem}`, tooLarge.expected, tooLarge.suggestion);
}

function readFile(path: string, options: ReadBytesOptions): Buffer | undefined {
  const file = openSync(path, 'r');
  try {
    const stats = fstatSync(file);
    // Not every system refuses to open or read a folder.
    if (stats.isDirectory()) throw Object.assign(new Error('It is a folder'), { code: 'EISDIR' });
    return readOpen(file, options, stats.isFile() ? stats.size : 0);
  } finally {
    closeSync(file);
  }
}

/**
 * @param size a hint: files grow, devices have none, and those of /proc say 0
 * @returns `undefined` when there are more bytes than the limit
 */
function readOpen(file: number, { limit, checkHead }: ReadBytesOptions, size: number): Buffer | undefined {
  const head = Buffer.allocUnsafe(HEAD_BYTES);
  const headEnd = fill(file, head, 0);
  checkHead?.(head.subarray(0, headEnd));
  if (headEnd < HEAD_BYTES) return head.subarray(0, headEnd);
  if (size > limit) return undefined;

  const pieces: Buffer[] = [];
  // One piece suffices where the size is known, and no byte is copied at the end.
  let piece = Buffer.allocUnsafe(Math.max(size + 1, 2 * HEAD_BYTES));
  head.copy(piece);
  for (let from = HEAD_BYTES, total = 0; ; from = 0) {
    const end = fill(file, piece, from);
    pieces.push(piece.subarray(0, end));
    total += end;
    if (total > limit) return undefined;
    if (end < piece.length) return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, total);
    piece = Buffer.allocUnsafe(Math.min(CALL_BYTES, 2 * total, limit + 1 - total));
  }
}

/** Reads to the end of the buffer or of the file, and returns where that is. */
function fill(file: number, bytes: Buffer, from: number): number {
  let total = from;
  while (total < bytes.length) {
    let count = 0;
    try {
      count = readSync(file, bytes, total, Math.min(CALL_BYTES, bytes.length - total), null);
    } catch (error) {
      if (errorCode(error) === 'EAGAIN') {
        waitBriefly();
        continue;
      }
      // How Windows says that standard input is over.
      if (errorCode(error) !== 'EOF') throw error;
    }
    if (count === 0) break;
    total += count;
  }
  return total;
}

type Fail = (code: string, problem: string, expected: string, suggestion: string, cause?: unknown) => AiaudioError;

function unreadable(path: string | 0, subject: string, cause: unknown, fail: Fail): AiaudioError {
  const name = inputName(path);
  const expected = `a file that holds a ${subject}`;
  if (cause instanceof RangeError) {
    return fail('out_of_memory', `There is no memory for ${name}.`, expected, 'Free memory.', cause);
  }
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
