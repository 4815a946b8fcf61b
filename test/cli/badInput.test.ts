/** Whatever is wrong: exit code 2, an error that names the place and the remedy, and nothing written. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { folder, preset } from './runCli.ts';

interface Case {
  /** What is wrong, in the title of the test. */
  readonly wrong: string;
  /** The preset file: text, bytes, or an object. Default: a valid one. */
  readonly file?: string | Uint8Array | object;
  readonly context?: string | object;
  readonly args?: readonly string[];
  readonly code: string;
  readonly path: string;
  /** A part of the message, besides the path. */
  readonly says: string;
}

const parameters = (values: object): object => ({ role: 'pad', parameters: values });
const render = (...args: readonly string[]): readonly string[] => ['render', 'preset.json', '-o', 'out.wav', ...args];

const presets: readonly Case[] = [
  { wrong: 'not JSON', file: '{ role: "pad" }', code: 'invalid_json', path: '', says: 'line 1, column 3' },
  { wrong: 'empty', file: '', code: 'invalid_json', path: '', says: 'the text is empty' },
  { wrong: 'cut off', file: '{"role": "pa', code: 'invalid_json', path: '', says: 'closing double quote' },
  { wrong: 'a key twice', file: '{"role":"pad","role":"pad"}', code: 'duplicate_key', path: 'role', says: 'twice' },
  { wrong: 'an array', file: [preset], code: 'wrong_type', path: '', says: 'The preset is an array of 1' },
  { wrong: 'null', file: 'null', code: 'wrong_type', path: '', says: 'The preset is null' },
  { wrong: 'no role', file: {}, code: 'missing_role', path: 'role', says: 'Add "role": "pad"' },
  { wrong: 'unknown role', file: { role: 'padd' }, code: 'unknown_role', path: 'role', says: 'Did you mean `pad`?' },
  { wrong: 'unknown key', file: { role: 'pad', nmae: 'x' }, code: 'unknown_key', path: 'nmae', says: '`name`' },
  {
    wrong: 'unknown parameter',
    file: parameters({ relase: 1 }),
    code: 'unknown_key',
    path: 'parameters.relase',
    says: 'Did you mean `release`?',
  },
  {
    wrong: 'unknown constraint',
    file: { role: 'pad', constraints: { lufs: -18 } },
    code: 'unknown_key',
    path: 'constraints.lufs',
    says: 'lufs_target',
  },
  {
    wrong: 'constraint out of range',
    file: { role: 'pad', constraints: { max_cpu: 2 } },
    code: 'out_of_range',
    path: 'constraints.max_cpu',
    says: 'Use at most 1.',
  },
  {
    wrong: 'number as a string',
    file: parameters({ attack: '0.2' }),
    code: 'wrong_type',
    path: 'parameters.attack',
    says: 'Write 0.2 without quotes.',
  },
  {
    wrong: 'out of range',
    file: parameters({ sustain: 1.5 }),
    code: 'out_of_range',
    path: 'parameters.sustain',
    says: 'Use at most 1.',
  },
  {
    wrong: 'NaN',
    file: '{"role":"pad","parameters":{"attack":NaN}}',
    code: 'invalid_json',
    path: '',
    says: 'NaN is not part of JSON',
  },
  {
    wrong: 'infinity by overflow',
    file: '{"role":"pad","parameters":{"attack":1e999}}',
    code: 'not_finite',
    path: 'parameters.attack',
    says: 'Write a finite number',
  },
  {
    wrong: 'parameters that are no object',
    file: parameters([]),
    code: 'wrong_type',
    path: 'parameters',
    says: 'array',
  },
  { wrong: 'not UTF-8', file: Uint8Array.of(0x7b, 0xff, 0x7d), code: 'not_utf8', path: 'preset.json', says: 'UTF-8' },
  { wrong: 'UTF-16', file: Buffer.from('\ufeff{}', 'utf16le'), code: 'not_utf8', path: 'preset.json', says: 'UTF-8' },
  { wrong: 'a huge file', file: ' '.repeat(5e6), code: 'file_too_large', path: 'preset.json', says: 'more than 4 MB' },
];

const contexts: readonly Case[] = [
  { wrong: 'unknown key', context: { tempi: 120 }, code: 'unknown_key', path: 'tempi', says: 'Did you mean `tempo`?' },
  { wrong: 'wrong type', context: { tempo: '120' }, code: 'wrong_type', path: 'tempo', says: 'without quotes' },
  { wrong: 'out of range', context: { key: 12 }, code: 'out_of_range', path: 'key', says: 'Use at most 11.' },
  { wrong: 'not JSON', context: 'tempo: 120', code: 'invalid_json', path: '', says: 'context.json: The context' },
];

const files: readonly Case[] = [
  {
    wrong: 'missing preset',
    args: ['render', 'presets.json'],
    code: 'file_not_found',
    path: 'presets.json',
    says: 'Did you mean `preset.json`?',
  },
  {
    wrong: 'folder as preset',
    args: ['render', '.', '-o', 'out.wav'],
    code: 'is_a_folder',
    path: '.',
    says: 'is a folder',
  },
  {
    wrong: 'missing context',
    args: render('--context', 'no/context.json'),
    code: 'file_not_found',
    path: 'no/context.json',
    says: 'Check the name',
  },
  {
    wrong: 'file in a missing folder',
    args: ['render', 'preset.json', '-o', 'no/out.wav'],
    code: 'missing_folder',
    path: '--output',
    says: 'There is no folder no.',
  },
  {
    wrong: 'folder as output',
    args: ['render', 'preset.json', '-o', '.'],
    code: 'is_a_folder',
    path: '--output',
    says: 'for example out.wav',
  },
  {
    wrong: 'new folder as output',
    args: ['render', 'preset.json', '-o', 'no/'],
    code: 'is_a_folder',
    path: '--output',
    says: 'Add a file name',
  },
  {
    wrong: 'file as folder',
    args: ['render', 'preset.json', '-o', 'preset.json/out.wav'],
    code: 'not_writable',
    path: '--output',
    says: 'is a file, not a folder',
  },
  {
    wrong: 'too long a name',
    args: ['render', 'preset.json', '-o', `${'x'.repeat(300)}.wav`],
    code: 'not_writable',
    path: '--output',
    says: 'shorter name',
  },
  {
    wrong: 'another format',
    args: ['render', 'preset.json', '-o', 'out.mp3'],
    code: 'unknown_format',
    path: '--output',
    says: 'Write out.wav.',
  },
  {
    wrong: 'the preset as output',
    args: ['render', 'preset.json', '-o', 'preset.json'],
    code: 'unknown_format',
    path: '--output',
    says: 'Write preset.wav.',
  },
  {
    wrong: 'no name for the output',
    args: ['render', '-'],
    code: 'missing_output',
    path: '--output',
    says: 'Add -o out.wav.',
  },
  {
    wrong: 'two things on standard output',
    args: ['render', 'preset.json', '-o', '-'],
    code: 'conflicting_options',
    path: '--output',
    says: 'cannot both',
  },
];

const durations: readonly Case[] = [
  {
    wrong: 'negative',
    args: render('--duration', '-1'),
    code: 'out_of_range',
    path: '--duration',
    says: 'Use more than 0',
  },
  { wrong: 'zero', args: render('--duration', '0'), code: 'out_of_range', path: '--duration', says: 'Use more than 0' },
  { wrong: 'NaN', args: render('--duration', 'NaN'), code: 'not_finite', path: '--duration', says: 'finite' },
  { wrong: 'infinite', args: render('--duration=Infinity'), code: 'not_finite', path: '--duration', says: 'finite' },
  {
    wrong: 'absurd',
    args: render('--duration', '1e9'),
    code: 'out_of_range',
    path: '--duration',
    says: 'at most 600 s',
  },
  {
    wrong: 'just too long',
    args: render('--duration', '600.001'),
    code: 'out_of_range',
    path: '--duration',
    says: '600 s',
  },
  {
    wrong: 'less than a sample',
    args: render('--duration', '1e-6'),
    code: 'out_of_range',
    path: 'duration',
    says: 'shorter than one sample',
  },
  { wrong: 'a word', args: render('--duration', '2s'), code: 'wrong_type', path: '--duration', says: 'for example 2' },
  { wrong: 'empty', args: render('--duration='), code: 'missing_value', path: '--duration', says: 'has no value' },
];

const options: readonly Case[] = [
  {
    wrong: 'unknown option',
    args: render('--durration', '1'),
    code: 'unknown_option',
    path: '--durration',
    says: '`--duration`',
  },
  { wrong: 'one dash', args: render('-seed', '1'), code: 'unknown_option', path: '-seed', says: '`--seed`' },
  {
    wrong: 'unknown backend',
    args: render('--backend', 'wsam'),
    code: 'unknown_choice',
    path: '--backend',
    says: '`wasm`',
  },
  {
    wrong: 'unknown format',
    args: render('--format', 'int32'),
    code: 'unknown_choice',
    path: '--format',
    says: 'for example "int16"',
  },
  {
    wrong: 'sample rate',
    args: render('--sample-rate', '7999'),
    code: 'out_of_range',
    path: '--sample-rate',
    says: 'Use at least 8000 Hz.',
  },
  {
    wrong: 'half a hertz',
    args: render('--sample-rate', '44100.5'),
    code: 'not_an_integer',
    path: '--sample-rate',
    says: '44101',
  },
  { wrong: 'negative seed', args: render('--seed', '-1'), code: 'out_of_range', path: '--seed', says: 'at least 0' },
  { wrong: 'no value', args: render('--seed='), code: 'missing_value', path: '--seed', says: 'Write --seed <number>.' },
  {
    wrong: 'option as value',
    args: ['render', 'preset.json', '-o', '--seed', '1'],
    code: 'missing_value',
    path: '-o',
    says: 'looks like the next option',
  },
  {
    wrong: 'equals sign',
    args: ['render', 'preset.json', '-o=out.wav'],
    code: 'unexpected_value',
    path: '-o',
    says: 'Write -o out.wav.',
  },
  {
    wrong: 'value of a flag',
    args: render('--json=yes'),
    code: 'unexpected_value',
    path: '--json',
    says: 'takes no value',
  },
  {
    wrong: 'no preset',
    args: ['render'],
    code: 'missing_argument',
    path: '<preset>',
    says: 'aiaudio render <preset>',
  },
  {
    wrong: 'two presets',
    args: render('other.json'),
    code: 'unexpected_argument',
    path: 'other.json',
    says: 'one argument too many',
  },
  {
    wrong: 'unknown command',
    args: ['rendr', 'preset.json'],
    code: 'unknown_command',
    path: 'rendr',
    says: '`aiaudio render`',
  },
  { wrong: 'half a command', args: ['graph'], code: 'unknown_command', path: 'graph', says: '`aiaudio graph dump`' },
  {
    wrong: 'preset as command',
    args: ['preset.json'],
    code: 'unknown_command',
    path: 'preset.json',
    says: '`aiaudio render preset.json`',
  },
  {
    wrong: 'option as command',
    args: ['--josn'],
    code: 'missing_command',
    path: '--josn',
    says: 'See aiaudio --help.',
  },
];

const groups: readonly (readonly [string, readonly Case[]])[] = [
  ['preset', presets],
  ['context', contexts],
  ['file', files],
  ['duration', durations],
  ['option', options],
];

describe.each(groups)('a bad %s:', (_group, cases) => {
  it.each(cases)('$wrong', async ({ file, context, args, code, path, says }) => {
    const place = folder({
      'preset.json': file ?? preset,
      ...(context === undefined ? {} : { 'context.json': context }),
    });
    const before = place.files();
    const given = args ?? render(...(context === undefined ? [] : ['--context', 'context.json']));
    const { code: exit, stdout, stderr } = await place.run([...given, '--json']);

    expect(exit).toBe(2);
    const report = JSON.parse(stdout.toString());
    expect(report).toMatchObject({ code, path });
    expect(Object.keys(report)).toEqual(['error', 'code', 'path', 'expected', 'suggestion']);
    expect(report.error).toContain(says);
    if (report.expected !== '') expect(stderr).toContain(`  expected:   ${report.expected}\n`);
    expect(stderr).toContain(`  suggestion: ${report.suggestion}\n`);
    if (path !== '') expect(stderr).toContain(`  path:       ${path}\n`);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(place.files()).toEqual(before);
  });
});

describe('an error', () => {
  it('leaves standard output empty without --json', async () => {
    const place = folder({ 'preset.json': parameters({ relase: 1 }) });
    const { code, stdout, stderr } = await place.run(render());
    expect({ code, stdout: stdout.toString() }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^aiaudio: preset\.json: parameters\.relase is not a known key\.\n {2}path: {7}parameters\.relase\n/,
    );
  });

  it('names standard input', async () => {
    const { code, stderr } = await folder().run(['render', '-', '-o', 'out.wav'], { stdin: '{' });
    expect(code).toBe(2);
    expect(stderr).toContain('standard input: The preset is not valid JSON at line 1, column 2');
  });

  it('has a stack trace only on request', async () => {
    const { stderr } = await folder().run(['rendr'], { env: { AIAUDIO_DEBUG: '1' } });
    expect(stderr).toMatch(/^ {4}at /m);
  });

  it('keeps the old file', async () => {
    const place = folder({ 'preset.json': { role: 'padd' }, 'out.wav': 'old' });
    expect((await place.run(render())).code).toBe(2);
    expect(place.files()).toEqual(['out.wav', 'preset.json']);
  });

  it.runIf(existsSync('/dev/full'))('tells a full disk', async () => {
    const place = folder({ 'preset.json': preset });
    const { code, stderr } = await place.run(['render', 'preset.json', '-o', '/dev/full', '--duration', '0.1']);
    expect(code).toBe(2);
    expect(stderr).toContain('/dev/full cannot be written (ENOSPC).');
  });

  it.runIf(existsSync('/proc/self'))('tells a folder that takes no files, and leaves nothing in it', async () => {
    const place = folder({ 'preset.json': preset });
    const { code, stderr } = await place.run(['render', 'preset.json', '-o', '/proc/out.wav', '--duration', '0.1']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/\/proc\/out\.wav cannot be written \([A-Z]+\)\./);
  });
});
