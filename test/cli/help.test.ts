import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { getVersion } from '../../src/index.ts';
import { commands } from '../../src/node/cli/index.ts';
import { roles } from '../../src/roles/index.ts';
import { bundle, folder } from './runCli.ts';

const help = async (...args: readonly string[]): Promise<string> => {
  const { code, stdout, stderr } = await folder().run(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.toString();
};

describe('help', () => {
  it.each([['--help'], ['-h'], ['graph', '--help']])('lists the commands: %s %s', async (...args) => {
    const text = await help(...args);
    for (const { name } of commands) expect(text).toMatch(new RegExp(`^  ${name} +[A-Z]`, 'm'));
  });

  it('is what an empty command line gives, as an error', async () => {
    const { code, stdout, stderr } = await folder().run([]);
    expect({ code, stdout: stdout.toString() }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: aiaudio <command> [options]');
  });

  it.each(commands.map(({ name }) => name))('of %s lists every option', async (name) => {
    const text = await help(...name.split(' '), '--help');
    const entry = commands.find((candidate) => candidate.name === name)!;
    const { options, summary } = await entry.load();
    expect(text).toContain(`${summary}\n\nUsage: aiaudio ${name} `);
    for (const option of options) expect(text).toMatch(new RegExp(`--${option.name}\\b`));
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it.each([...roles.keys()])('of the role %s lists its parameters', async (name) => {
    const text = await help('render', name, '--help');
    expect(await help('render', '-h')).toContain(`  ${name}  `);
    for (const parameter of roles.get(name)!.parameters) {
      expect(text).toMatch(new RegExp(`^  ${parameter.name} +\\S`, 'm'));
    }
  });
});

it('--version', async () => {
  expect(await help('--version')).toBe(`${getVersion()}\n`);
  expect(await help('-v')).toBe(`${getVersion()}\n`);
});

it('the bundle loads only what Node has loaded anyway, for the sake of its cold start', () => {
  const builtIns = readFileSync(bundle, 'utf8').matchAll(/["'](node:[\w/]+)["']/g);
  const names = [...new Set([...builtIns].map(([, name]) => name))].sort();
  expect(names).toEqual(['node:buffer', 'node:fs', 'node:path', 'node:util']);
});
