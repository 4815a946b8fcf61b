/**
 * Files that appear whole or not at all: the bytes go to a temporary file in the same folder, which then takes the name. What
 * would keep that from working is looked for first, so that nobody waits for a render that cannot be written.
 */
import {
  accessSync,
  closeSync,
  constants,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  type Stats,
  unlinkSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';

import { ConfigurationError } from '../errors.ts';
import { errorCode } from './errorCode.ts';
import { writeBytes } from './writeBytes.ts';

export interface OutputFile {
  /** A device, a pipe or the like, which is written to and not replaced. */
  readonly special: boolean;
  /** @throws ConfigurationError when it does not work out; then nothing is left behind */
  readonly write: (bytes: Uint8Array) => void;
}

/**
 * @param path an existing file will be replaced; a device or a pipe will be written to
 * @param option what the path is called in errors
 * @throws ConfigurationError for a path that cannot be written
 */
export function outputFile(path: string, option = 'path'): OutputFile {
  const fail = (code: string, problem: string, suggestion: string, cause?: unknown): ConfigurationError =>
    new ConfigurationError(`${problem} ${suggestion}`, {
      code,
      path: option,
      expected: 'a file that can be written',
      suggestion,
      cause,
    });
  const explain = (cause: unknown): ConfigurationError => {
    const code = errorCode(cause);
    const suggestion = REMEDIES[code] ?? 'Choose another path.';
    return fail('not_writable', `${path} cannot be written (${code}).`, suggestion, cause);
  };
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw cause instanceof ConfigurationError ? cause : explain(cause);
    }
  };

  const found = guard(() => statIfThere(path));
  if (path === '' || path.endsWith('/') || path.endsWith(sep) || found?.isDirectory() === true) {
    const problem = path === '' ? 'The path is empty.' : `${path} is a folder.`;
    throw fail('is_a_folder', problem, `Add a file name, for example ${join(path, 'out.wav')}.`);
  }
  if (found !== undefined && !found.isFile()) {
    return { special: true, write: (bytes) => guard(() => writeAndClose(openSync(path, 'w'), bytes)) };
  }
  const target = found === undefined ? path : guard(() => realpathSync(path));
  const folder = dirname(target);
  guard(() => {
    if (found !== undefined) accessSync(target, constants.W_OK);
    const parent = statIfThere(folder);
    if (parent === undefined) throw fail('missing_folder', `There is no folder ${folder}.`, 'Create it first.');
    accessSync(folder, constants.W_OK | constants.X_OK);
  });
  return {
    special: false,
    write: (bytes) =>
      guard(() => writeThroughTemporary(folder, target, bytes, found === undefined ? 0o666 : found.mode)),
  };
}

const REMEDIES: Readonly<Record<string, string>> = {
  EACCES: 'Change the permissions, or choose another path.',
  EPERM: 'Change the permissions, or choose another path.',
  EROFS: 'The disk is read-only: choose another path.',
  ENOSPC: 'The disk is full: free some space, or choose another path.',
  EDQUOT: 'Your share of the disk is used up: free some space, or choose another path.',
  ENOTDIR: 'A part of the path is a file, not a folder: choose another path.',
  ENAMETOOLONG: 'Choose a shorter name.',
};

function writeThroughTemporary(folder: string, target: string, bytes: Uint8Array, mode: number): void {
  const temporary = join(folder, `.aiaudio-${process.pid}-${process.hrtime.bigint().toString(36)}.tmp`);
  const file = openSync(temporary, 'wx', mode & 0o777);
  try {
    writeAndClose(file, bytes);
    renameSync(temporary, target);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
}

function writeAndClose(file: number, bytes: Uint8Array): void {
  try {
    writeBytes(file, bytes);
  } finally {
    closeSync(file);
  }
}

function statIfThere(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
