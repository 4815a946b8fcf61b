import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import { roles, type Parameter } from '../roles/index.ts';
import { getVersion } from '../version.ts';
import { factoryPresets } from './factoryPresets.ts';
import { presetHash } from './presetHash.ts';
import { presetSchemaVersion, type Preset } from './preset.ts';
import { parsePreset } from './parsePreset.ts';
import { validatePreset } from './validatePreset.ts';

const folder = fileURLToPath(new URL('bank', import.meta.url));
/** A role needs so many. */
const FEWEST = 12;

const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: role }) => readdirSync(join(folder, role)).map((file) => `${role}/${file}`))
  .sort();

/** "Glass Bells" is in glass-bells.json. */
const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** All parameters of the kind in their order; `frequency` may be left to the music. */
function expectedKeys(records: readonly Parameter[], given: readonly string[]): string[] {
  return records.map(({ name }) => name).filter((name) => name !== 'frequency' || given.includes(name));
}

describe.each(files)('%s', (path) => {
  const text = readFileSync(join(folder, path), 'utf8');
  const raw = JSON.parse(text) as Preset & { readonly parameters: Readonly<Record<string, unknown>> };

  test('is a valid preset that sounds the same whatever the defaults become', () => {
    const preset = parsePreset(text, roles);
    const kind = roles.get(preset.role)!.kinds.find(({ name }) => name === preset.parameters['kind'])!;
    const given = Object.keys(raw.parameters);
    expect(given).toEqual(expectedKeys(kind.parameters, given));
    expect(preset.migrated).toBeUndefined();
  });

  test('lies where its name and its role say', () => {
    expect(path).toBe(`${raw.role}/${slugOf(raw.name ?? '')}.json`);
    expect(raw.category).toBe(raw.role);
    expect(raw.schema_version).toBe(presetSchemaVersion);
    expect(raw.engine_version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(raw.description).toMatch(/^[A-Z].{20,300}\.$/s);
  });

  test('has its keys in their order', () => {
    const order = ['schema_version', 'engine_version', 'name', 'role', 'category', 'description', 'parameters'];
    const keys = Object.keys(raw);
    expect(keys).toEqual([...order, ...(keys.includes('constraints') ? ['constraints'] : [])]);
  });
});

describe('the factory presets', () => {
  test('are the files, in the order of the roles and of their names, and of this version', () => {
    const order = [...roles.keys()];
    const wanted = files
      .map((path) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Preset)
      .sort((a, b) => order.indexOf(a.role!) - order.indexOf(b.role!) || (a.name! < b.name! ? -1 : 1))
      .map((preset) => ({ ...preset, engine_version: getVersion() }));
    expect(factoryPresets).toEqual(wanted);
  });

  test('have names and sounds of their own', async () => {
    const names = factoryPresets.map(({ name }) => name!.toLowerCase());
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const hashes = await Promise.all(factoryPresets.map((preset) => presetHash(validatePreset(preset, roles))));
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test.each([...roles.values()])('are enough for the role $name, with each kind', ({ name, kinds }) => {
    const own = factoryPresets.filter(({ role }) => role === name);
    expect(own.length).toBeGreaterThanOrEqual(FEWEST);
    const used = new Set(own.map(({ parameters }) => parameters?.['kind']));
    expect(kinds.filter((kind) => !used.has(kind.name)).map((kind) => kind.name)).toEqual([]);
  });

  test('cannot be changed', () => {
    const [first] = factoryPresets;
    for (const part of [factoryPresets, first, first?.parameters]) expect(Object.isFrozen(part)).toBe(true);
  });
});
