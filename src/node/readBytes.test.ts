import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

import { AudioError, ConfigurationError } from '../errors.ts';
import { readBytes, type ReadBytesOptions } from './readBytes.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiaudio-bytes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LIMIT = 300_000;
const options: ReadBytesOptions = {
  ...{ subject: 'sound', ErrorClass: AudioError, limit: LIMIT },
  tooLarge: { problem: 'is too large.', expected: 'less', suggestion: 'Cut it.' },
};

/** Not the same in any two blocks. */
const content = (length: number): Buffer =>
  Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 0xff));

function file(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

test.each([0, 1, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, LIMIT - 1, LIMIT])('reads %d bytes', (length) => {
  expect(readBytes(file('bytes', content(length)), options).equals(content(length))).toBe(true);
});

test.each([LIMIT + 1, 10 * LIMIT])('refuses %d bytes', (length) => {
  const path = file('large', content(length));
  const details = { name: 'AudioError', code: 'file_too_large', path, expected: 'less', suggestion: 'Cut it.' };
  expect(() => readBytes(path, options)).toThrow(expect.objectContaining(details));
  expect(() => readBytes(path, options)).toThrow(`${path} is too large. Cut it.`);
});

describe('the head', () => {
  test.each([0, 5, 65_536, 200_000])('of %d bytes is checked once', (length) => {
    const heads: Buffer[] = [];
    const path = file('head', content(length));
    readBytes(path, { ...options, checkHead: (head) => void heads.push(Buffer.from(head)) });
    expect(heads).toHaveLength(1);
    expect(heads[0]!.equals(content(length).subarray(0, 65_536))).toBe(true);
  });

  test('is checked before the size; errors of the check are passed on', () => {
    const path = file('head', content(2 * LIMIT));
    const details = { code: 'no', path: '', expected: '', suggestion: '' };
    const checkHead = (): never => {
      throw new ConfigurationError('No.', details);
    };
    expect(() => readBytes(path, { ...options, checkHead })).toThrow(ConfigurationError);
  });
});

test('a file that grows while it is read', () => {
  const path = file('log', content(100_000));
  const checkHead = (): void => {
    const log = openSync(path, 'a');
    for (const length of [50_000, 60_000]) writeSync(log, content(length));
    closeSync(log);
  };
  const bytes = readBytes(path, { ...options, checkHead });
  expect(bytes.equals(Buffer.concat([content(100_000), content(50_000), content(60_000)]))).toBe(true);
});

describe.runIf(existsSync('/dev/zero'))('what has no size', () => {
  test('endless devices end at the limit', () => {
    expect(() => readBytes('/dev/zero', options)).toThrow(expect.objectContaining({ code: 'file_too_large' }));
  });

  test.each([0, 10, 70_000, 200_000, LIMIT])('pipes: %d bytes', async (length) => {
    const pipe = join(folder, `pipe${length}`);
    const source = file(`source${length}`, content(length));
    const writer = spawn('sh', ['-c', 'mkfifo "$1" && echo && cat "$2" > "$1"', 'sh', pipe, source]);
    await new Promise((resolve) => writer.stdout.once('data', resolve));
    expect(readBytes(pipe, options).equals(content(length))).toBe(true);
  });
});
