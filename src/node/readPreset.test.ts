import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

import { AudioData, ContextError, encodeWav, PresetError } from '../index.ts';
import { readContext, readPreset, writeAudio } from './index.ts';
import { readFileSync } from 'node:fs';

const folder = mkdtempSync(join(tmpdir(), 'aiaudio-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe('readPreset', () => {
  test('gives what the engine takes', () => {
    const preset = { role: 'pad', parameters: { attack: 0.5 } };
    expect(readPreset(file('pad.json', `\ufeff${JSON.stringify(preset)}`))).toEqual(preset);
  });

  test.each([
    ['{"role":"pad","parameters":{"atack":1}}', 'unknown_key', 'parameters.atack'],
    ['{', 'invalid_json', ''],
    [Uint8Array.of(0xc0), 'not_utf8', join(folder, 'bad.json')],
  ])('refuses %s and names the file', (content, code, path) => {
    const name = file('bad.json', content);
    const read = () => readPreset(name);
    expect(read).toThrow(PresetError);
    expect(read).toThrow(expect.objectContaining({ code, path, name: 'PresetError' }));
    expect(read).toThrow(name);
  });

  test('suggests a file with nearly this name', () => {
    file('warm.json', '{}');
    expect(() => readPreset(join(folder, 'warn.json'))).toThrow(`Did you mean \`${join(folder, 'warm.json')}\`?`);
    expect(() => readPreset(folder)).toThrow('is a folder');
  });
});

test('readContext', () => {
  expect(readContext(file('context.json', '{"key":"F#"}'))).toMatchObject({ key: 6, tempo: 120 });
  expect(() => readContext(file('context.json', '{"kay":1}'))).toThrow(ContextError);
});

test('writeAudio', () => {
  const channels = [Float32Array.of(0, 0.5), Float32Array.of(0, -0.5)];
  const path = join(folder, 'audio.wav');
  writeAudio(path, new AudioData(channels, 48000), { format: 'float32' });
  expect(readFileSync(path).equals(encodeWav(channels, 48000, { format: 'float32' }))).toBe(true);
});
