/** `aiaudio presets`, as its users run it. */
import { describe, expect, it } from 'vitest';

import { factoryPresets } from '../../src/presets/factoryPresets.ts';
import { findPreset } from '../../src/presets/findPreset.ts';
import { roles } from '../../src/roles/index.ts';
import { folder, preset } from './runCli.ts';

const [first] = factoryPresets;

async function output(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await folder().run(['presets', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.toString();
}

describe('aiaudio presets', () => {
  it('lists all, with role, kind and description', async () => {
    const text = await output();
    for (const { name, role, parameters } of factoryPresets) {
      expect(text).toMatch(
        new RegExp(`^${name!.replaceAll(/\W/g, '\\$&')} +${role} +${String(parameters!['kind'])} +[A-Z]`, 'm'),
      );
    }
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });

  it('lists those of a role, as JSON too', async () => {
    for (const role of roles.keys()) {
      const own = factoryPresets.filter((candidate) => candidate.role === role);
      expect(JSON.parse(await output('--role', role, '--json'))).toEqual(own);
    }
    expect(JSON.parse(await output('--json'))).toEqual(factoryPresets);
  });

  it('prints one, whatever the case of its name, and it is valid', async () => {
    const text = await output(first!.name!.toUpperCase());
    expect(JSON.parse(text)).toEqual(findPreset(first!.name!, factoryPresets));
    expect(Object.keys(JSON.parse(text))).toEqual(Object.keys(first!));
    const { code, stdout } = await folder().run(['presets', '--check', '-'], { stdin: text });
    expect({ code, stdout: stdout.toString() }).toEqual({
      code: 0,
      stdout: `standard input: ok, ${first!.name} (${first!.role}, ${String(first!.parameters!['kind'])}).\n`,
    });
  });

  it.each([
    [[`${first!.name}x`], 'unknown_preset', `Did you mean \`${first!.name}\`?`],
    [['xyzzy'], 'unknown_preset', 'aiaudio presets lists them.'],
    [['pad.json'], 'unknown_preset', 'aiaudio presets --check pad.json'],
    [['a', 'b'], 'unexpected_argument', 'quotes'],
    [['--role', 'pda'], 'unknown_choice', 'Did you mean `pad`?'],
    [['--role', 'pad', 'a'], 'conflicting_options', 'Leave --role out.'],
    [['--role', 'pad', '--check', 'a'], 'conflicting_options', 'Leave --role out.'],
    [['--check'], 'missing_argument', 'aiaudio presets --check preset.json'],
  ])('%j is an error', async (args, code, message) => {
    const { code: exit, stdout, stderr } = await folder().run(['presets', ...args, '--json']);
    const error = JSON.parse(stdout.toString());
    expect({ exit, ...error }).toMatchObject({ exit: 2, code });
    expect(error.error).toContain(message);
    expect(stderr).toContain(message);
  });
});

describe('aiaudio presets --check', () => {
  const files = {
    'good.json': preset,
    'old.json': { role: 'pad', name: 'Old', engine_version: '0.0.1', parameters: { lfo_rate: 1 } },
    'bad.json': '{\n  "role": "pad",\n  "parameters": {\n    "attack": 1,\n    "relase": 2\n  }\n}',
    'torn.json': '{\n  "role": "pad",\n  "parameters": {',
    'lost.json': '{ "name": "Dawn" }',
  };

  it('says ok of each valid file, with notes', async () => {
    const { code, stdout, stderr } = await folder(files).run(['presets', '--check', 'good.json', 'old.json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [good, old, end] = stdout.toString().split('\n');
    expect(good).toBe('good.json: ok, Test (pad, warm).');
    expect(old).toMatch(
      /^old\.json: ok, Old \(pad, warm\)\. .*version 1 of the format.* version 0\.0\.1 of the engine/,
    );
    expect(end).toBe('');
  });

  it('says where and why of each other one, and goes on', async () => {
    const names = ['bad.json', 'torn.json', 'lost.json', 'none.json', 'good.json'];
    const { code, stdout, stderr } = await folder(files).run(['presets', '--check', ...names]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const lines = stdout.toString().trimEnd().split('\n');
    expect(lines).toHaveLength(names.length);
    expect(lines[0]).toBe('bad.json:5: error: parameters.relase is not a known key. Did you mean `release`?');
    expect(lines[1]).toMatch(/^torn\.json:3: error: .*not valid JSON at line 3, column \d+: /);
    expect(lines[2]).toMatch(/^lost\.json:1: error: role is missing, .* Add "role": "pad"\./);
    expect(lines[3]).toMatch(/^error: There is no file none\.json\./);
    expect(lines[4]).toMatch(/^good\.json: ok/);
  });

  it('as JSON', async () => {
    const { code, stdout } = await folder(files).run([
      'presets',
      '--check',
      'old.json',
      'bad.json',
      'none.json',
      '--json',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout.toString())).toEqual([
      {
        ...{
          file: 'old.json',
          valid: true,
          name: 'Old',
          role: 'pad',
          kind: 'warm',
          schema_version: 2,
          migrated_from: 1,
        },
        warnings: [expect.stringContaining('version 1'), expect.stringContaining('0.0.1')],
      },
      {
        ...{ file: 'bad.json', valid: false, line: 5, code: 'unknown_key', path: 'parameters.relase' },
        error: 'parameters.relase is not a known key. Did you mean `release`?',
        expected: expect.stringContaining('attack'),
        suggestion: 'Did you mean `release`?',
      },
      expect.objectContaining({
        file: 'none.json',
        valid: false,
        line: null,
        code: 'file_not_found',
        path: 'none.json',
      }),
    ]);
  });
});
