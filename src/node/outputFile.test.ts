import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';

import { ConfigurationError } from '../errors.ts';
import { outputFile } from './outputFile.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aiaudio-output-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const at = (name: string): string => join(folder, name);
const bytes = Uint8Array.of(1, 2, 3);

function caught(run: () => unknown): ConfigurationError {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('outputFile', () => {
  test('writes nothing before it is told to, and then all at once', () => {
    const file = outputFile(at('a.wav'));
    expect(file.special).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
    file.write(bytes);
    expect(readdirSync(folder)).toEqual(['a.wav']);
    expect([...readFileSync(at('a.wav'))]).toEqual([1, 2, 3]);
  });

  test('replaces a file and keeps its permissions', () => {
    writeFileSync(at('a.wav'), 'older and longer');
    chmodSync(at('a.wav'), 0o640);
    outputFile(at('a.wav')).write(bytes);
    expect(statSync(at('a.wav')).size).toBe(3);
    if (process.platform !== 'win32') expect(statSync(at('a.wav')).mode & 0o777).toBe(0o640);
  });

  test('leaves nothing behind when the last step fails', () => {
    const file = outputFile(at('a.wav'));
    mkdirSync(at('a.wav'));
    const error = caught(() => file.write(bytes));
    expect(error).toMatchObject({ code: 'not_writable', path: 'path' });
    expect(readdirSync(folder)).toEqual(['a.wav']);
  });

  test.each([
    ['', 'is_a_folder'],
    ['.', 'is_a_folder'],
    ['new/', 'is_a_folder'],
    ['new/a.wav', 'missing_folder'],
    ['old.wav/a.wav', 'not_writable'],
    [`${'x'.repeat(300)}.wav`, 'not_writable'],
    ['a\0.wav', 'not_writable'],
  ])('refuses %j at once', (name, code) => {
    writeFileSync(at('old.wav'), 'old');
    const error = caught(() => outputFile(name === '' ? '' : `${folder}/${name}`, '--output'));
    expect(error).toMatchObject({ code, path: '--output' });
    expect(error.message.endsWith(error.suggestion)).toBe(true);
    expect(readdirSync(folder)).toEqual(['old.wav']);
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('refuses what permissions forbid', () => {
    writeFileSync(at('a.wav'), 'old');
    chmodSync(at('a.wav'), 0o400);
    expect(caught(() => outputFile(at('a.wav'))).suggestion).toContain('permissions');
    chmodSync(folder, 0o500);
    expect(caught(() => outputFile(at('b.wav'))).suggestion).toContain('permissions');
    chmodSync(folder, 0o700);
  });
});
