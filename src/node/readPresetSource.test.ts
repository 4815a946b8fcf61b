import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { PresetError } from '../errors.ts';
import { factoryPresets } from '../presets/factoryPresets.ts';
import { readPresetSource } from './readPresetSource.ts';

const folder = mkdtempSync(join(tmpdir(), 'aiaudio-source-'));
afterAll(() => rmSync(folder, { recursive: true }));

const own = { role: 'pad', name: 'Mine' };
const mine = join(folder, 'mine.json');
writeFileSync(mine, JSON.stringify(own));
mkdirSync(join(folder, 'sub'));

test('a file, or the name of a factory preset', () => {
  const [first] = factoryPresets;
  expect(readPresetSource(mine)).toEqual({ preset: own, file: mine });
  expect(readPresetSource(first!.name!)).toEqual({ preset: first, file: null });
  expect(readPresetSource(first!.name!.toLowerCase()).preset).toBe(first);
});

test('a file that exists wins', () => {
  const presets = [mine, join(folder, 'nine.json')].map((name) => ({ name, role: 'bass' }));
  expect(readPresetSource(mine, presets).preset).toEqual(own);
  expect(readPresetSource(join(folder, 'nine.json'), presets)).toEqual({ preset: presets[1], file: null });
});

test.each([
  [join(folder, 'nine.json'), 'file_not_found', `Did you mean \`${mine}\`?`],
  [join(folder, 'sub/mine.json'), 'file_not_found', 'There is no file'],
  [join(folder, 'sub'), 'is_a_folder', 'is a folder'],
  ['xyzzy', 'unknown_preset', 'There is neither a file nor a factory preset xyzzy. See aiaudio presets'],
  ['Warm Down', 'unknown_preset', 'Did you mean `Warm Dawn`?'],
])('%s: %s', (source, code, message) => {
  const read = () => readPresetSource(source, [{ name: 'Warm Dawn' }]);
  expect(read).toThrow(PresetError);
  expect(read).toThrow(expect.objectContaining({ code, path: source }));
  expect(read).toThrow(message);
});
