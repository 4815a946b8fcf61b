import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

import { AudioError } from '../errors.ts';
import { encodeWav } from '../io/encodeWav.ts';
import { readAudio } from './readAudio.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiaudio-audio-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const tone = (frames: number): Float32Array => Float32Array.from({ length: frames }, (_, i) => ((i * 37) % 101) / 128);
const wav = (frames: number): Uint8Array => encodeWav([tone(frames)], 44_100, { format: 'float32' });

test.each([0, 1, 1000, 100_000, 1_000_000])('reads a file of %d samples', (frames) => {
  const audio = readAudio(file('tone.wav', wav(frames)));
  expect(audio).toMatchObject({ sampleRate: 44_100, frames, warnings: [] });
  expect(Buffer.from(audio.channels[0]!.buffer).equals(Buffer.from(tone(frames).buffer))).toBe(true);
});

describe('refuses, names the file and says what to do', () => {
  const isRoot = process.getuid?.() === 0;

  function expectError(path: string, code: string, says: string): void {
    const read = (): unknown => readAudio(path);
    expect(read).toThrow(AudioError);
    expect(read).toThrow(expect.objectContaining({ name: 'AudioError', code }));
    expect(read).toThrow(path);
    expect(read).toThrow(says);
  }

  test('missing files', () => {
    const kick = file('kick.wav', wav(9));
    expectError(join(folder, 'kik.wav'), 'file_not_found', `Did you mean \`${kick}\`?`);
    expectError(join(folder, 'no', 'kick.wav'), 'file_not_found', 'Check the name and the folder.');
    expectError(join(kick, 'kick.wav'), 'file_not_found', 'Check the name');
  });

  test('folders', () => expectError(folder, 'is_a_folder', 'Name the sound file in it.'));

  test.skipIf(isRoot || process.platform === 'win32')('files that may not be read', () => {
    const path = file('secret.wav', wav(9));
    chmodSync(path, 0);
    expectError(path, 'not_readable', 'Change its permissions.');
  });

  test('other files', () => {
    expectError(file('preset.json', '{"role":"pad"}'), 'not_a_wav', 'looks like JSON');
    expectError(file('empty.wav', ''), 'not_a_wav', 'it is empty');
    expectError(file('song.mp3', 'ID3'.padEnd(200_000)), 'not_a_wav', 'ffmpeg -i in.mp3');
  });

  test('broken files', () => expectError(file('cut.wav', wav(9).subarray(0, 30)), 'truncated_header', 'to its end'));

  // Of holes, where the system has files with holes.
  test.skipIf(process.platform === 'win32')('files of 2 GiB, without reading them', () => {
    const path = file('long.wav', wav(9));
    truncateSync(path, 2 ** 31);
    expectError(path, 'file_too_large', '2 GiB or more');
    const film = file('film.mp4', '\0\0\0\x1cftypisom');
    truncateSync(film, 2 ** 33);
    expectError(film, 'not_a_wav', 'MP4');
  });

  test.runIf(existsSync('/dev/zero'))('endless devices', () => {
    expectError('/dev/zero', 'not_a_wav', 'begins with the bytes 00');
    expectError('/dev/null', 'not_a_wav', 'it is empty');
  });

  test.runIf(existsSync('/proc/self/maps'))('files that do not know their size', () => {
    expect(readFileSync('/proc/self/maps').length).toBeGreaterThan(100);
    expectError('/proc/self/maps', 'not_a_wav', 'looks like text');
  });
});
