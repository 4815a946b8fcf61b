import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { getVersion, version } from './version.ts';

it('the version is that of package.json', () => {
  const { version: wanted } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(version).toBe(wanted);
  expect(getVersion()).toBe(wanted);
});
