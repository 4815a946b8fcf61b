import { expect, test } from 'vitest';
import { getVersion } from '../version.ts';
import { versionWarnings } from './versionWarnings.ts';

test('none for a preset of today', () => {
  expect(versionWarnings({})).toEqual([]);
  expect(versionWarnings({ engine_version: getVersion() })).toEqual([]);
});

test('one for an older format, one for another engine', () => {
  const warnings = versionWarnings({ migrated: 1, engine_version: '0.0.7' });
  expect(warnings.map(({ code, path }) => [code, path])).toEqual([
    ['migrated_preset', 'schema_version'],
    ['other_engine_version', 'engine_version'],
  ]);
  expect(warnings[0]!.message).toContain('version 1 of the format and was read as version 2');
  expect(warnings[1]!.message).toContain(`version 0.0.7 of the engine; this is ${getVersion()}`);
});
