/** `aiaudio presets`: lists and prints the factory presets, and checks preset files. */
import { ConfigurationError, PresetError } from '../../errors.ts';
import { inputChecks } from '../../inputChecks.ts';
import { factoryPresets } from '../../presets/factoryPresets.ts';
import { findPreset } from '../../presets/findPreset.ts';
import type { Preset } from '../../presets/preset.ts';
import { roles } from '../../roles/index.ts';
import { checkPresetFile, type PresetFileCheck } from '../checkPresetFile.ts';
import { defineCommand } from './command.ts';
import { Failed } from './failed.ts';
import { print } from './print.ts';
import { textTable } from './textTable.ts';

const check = inputChecks('command line', ConfigurationError);

export const presetsCommand = defineCommand({
  name: 'presets',
  summary: 'Lists the factory presets, prints one, or checks preset files.',
  arguments: ['[name or files…]'],
  options: [
    {
      kind: 'choice',
      name: 'role',
      value: 'name',
      choices: [...roles.keys()],
      meaning: 'List those of this role only.',
    },
    { kind: 'flag', name: 'check', meaning: 'Check preset files instead; - is standard input.' },
    { kind: 'flag', name: 'json', meaning: 'Print JSON: full presets, or what was found in the files; errors too.' },
  ],
  details: () =>
    [
      '  aiaudio presets --role bass         lists the presets of a role',
      '  aiaudio presets "Soft Horizon"      prints a preset, as a start for your own',
      '  aiaudio presets --check my/*.json   says of each file whether it is valid, or what is wrong',
      '',
      'Each can be rendered by its name: aiaudio render "Soft Horizon". The exit code of --check is 1 if a',
      'file is not valid. Older versions of the format are valid; a note says so.',
    ].join('\n'),

  run({ role, check: checking, json }, given) {
    if (role !== undefined && (checking || given.length > 0)) {
      const beside = checking ? '--check' : 'a name';
      const problem = `--role does nothing beside ${beside}.`;
      throw check.problem('--role', 'conflicting_options', problem, '--role alone', 'Leave --role out.');
    }
    if (checking) {
      checkFiles(given, json);
      return;
    }
    const [name, extra] = given;
    if (extra !== undefined) {
      const problem = `${JSON.stringify(extra)} is one name too many.`;
      const remedy = 'Put names with spaces in quotes, or add --check to check files.';
      throw check.problem(extra, 'unexpected_argument', problem, 'one name', remedy);
    }
    const presets = factoryPresets.filter((preset) => role === undefined || preset.role === role);
    if (name !== undefined) print(`${JSON.stringify(namedPreset(name), null, 2)}\n`);
    else print(json ? `${JSON.stringify(presets, null, 2)}\n` : table(presets));
  },
});

function namedPreset(name: string): Preset {
  try {
    return findPreset(name, factoryPresets);
  } catch (error) {
    const near = error instanceof PresetError ? /^Did you mean .*$/.exec(error.suggestion)?.[0] : undefined;
    const file = `Write aiaudio presets --check ${name}, or aiaudio render ${name}.`;
    const suggestion = /\.json$/i.test(name) ? file : (near ?? 'aiaudio presets lists them.');
    const problem = `There is no preset ${JSON.stringify(name)}.`;
    throw check.problem(name, 'unknown_preset', problem, 'the name of a preset', suggestion);
  }
}

/** Name, role, kind and description. */
function table(presets: readonly Preset[]): string {
  const rows = presets.map(({ name = '', role = '', parameters, description = '' }) => ({
    cells: [name, role, String(parameters?.['kind'] ?? '')],
    description,
  }));
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map(({ cells }) => cells[column]!.length)));
  const lines = textTable(
    rows.map(({ cells, description }) => [
      cells.map((cell, column) => cell.padEnd(widths[column]!)).join('  '),
      description,
    ]),
  );
  return `${lines.map((line) => line.trimEnd().replace(/^ {2}/, '')).join('\n')}\n`;
}

function checkFiles(files: readonly string[], json: boolean): void {
  if (files.length === 0) {
    const suggestion = 'Write it like: aiaudio presets --check preset.json';
    throw check.problem('<file>', 'missing_argument', '<file> is missing.', 'files after --check', suggestion);
  }
  const checks = files.map((file) => checkPresetFile(file === '-' ? 0 : file));
  print(json ? `${JSON.stringify(checks, null, 2)}\n` : checks.map((result) => `${sentence(result)}\n`).join(''));
  if (checks.some(({ valid }) => !valid)) throw new Failed();
}

function sentence(result: PresetFileCheck): string {
  if (result.valid) {
    return [`${result.file}: ok, ${result.name} (${result.role}, ${result.kind}).`, ...result.warnings].join(' ');
  }
  const { file, line, error } = result;
  // A file that cannot be read is named by the message.
  return line === null ? `error: ${error}` : `${file}:${line}: error: ${error}`;
}
