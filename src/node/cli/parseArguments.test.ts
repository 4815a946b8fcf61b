import { expect, expectTypeOf, test } from 'vitest';

import { defineCommand } from './command.ts';
import type { OptionValues } from './option.ts';
import { parseArguments } from './parseArguments.ts';

const options = [
  { kind: 'flag', name: 'loud', short: 'l', meaning: 'a' },
  { kind: 'number', name: 'count', short: 'c', value: 'n', min: -5, max: 5, example: 1, default: 2, meaning: 'b' },
  { kind: 'choice', name: 'wave', value: 'wave', choices: ['sine', 'saw'], meaning: 'c' },
  { kind: 'choice', name: 'mode', value: 'mode', choices: ['on', 'off'], default: 'on', meaning: 'd' },
  { kind: 'text', name: 'file', short: 'f', value: 'file', meaning: 'e' },
  { kind: 'list', name: 'set', value: 'x=y', meaning: 'f' },
] as const;
const command = defineCommand({
  name: 'play',
  summary: '',
  arguments: ['<song>'],
  options,
  details: () => '',
  run: () => undefined,
});
const parse = (...args: readonly string[]) => parseArguments(command, args);

test('every option has a value of its type', () => {
  expect(parse('song')).toEqual({
    help: false,
    given: ['song'],
    values: { loud: false, count: 2, wave: undefined, mode: 'on', file: undefined, set: [] },
  });
  type Values = OptionValues<typeof options>;
  expectTypeOf<Values['loud']>().toEqualTypeOf<boolean>();
  expectTypeOf<Values['count']>().toEqualTypeOf<number>();
  expectTypeOf<Values['wave']>().toEqualTypeOf<'sine' | 'saw' | undefined>();
  expectTypeOf<Values['mode']>().toEqualTypeOf<'on' | 'off'>();
  expectTypeOf<Values['file']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Values['set']>().toEqualTypeOf<readonly string[]>();
});

test.each([
  [['-c', '-5'], { count: -5 }],
  [['-c-5'], { count: -5 }],
  [['--count=1e0'], { count: 1 }],
  [['--count', '-.5'], { count: -0.5 }],
  [['--count', '1', '--count', '3'], { count: 3 }],
  [['-lf', 'x'], { loud: true, file: 'x' }],
  [['--file', '-'], { file: '-' }],
  [['--file=--loud'], { file: '--loud', loud: false }],
  [['--set', 'a=1', '--set=b=2'], { set: ['a=1', 'b=2'] }],
])('%j', (args, values) => {
  expect(parse('song', ...args).values).toMatchObject(values);
});

test('two dashes end the options', () => {
  expect(parse('--', '--loud')).toMatchObject({ given: ['--loud'], values: { loud: false } });
});

test('help comes first', () => {
  expect(parse('--nonsense', '-h')).toMatchObject({ help: true });
});

test.each([
  [['song', '--cuont', '1'], 'unknown_option', '--cuont', 'Did you mean `--count`?'],
  [['song', '--__proto__'], 'unknown_option', '--__proto__', 'See aiaudio play --help.'],
  [['song', '-x'], 'unknown_option', '-x', 'See aiaudio play --help.'],
  [['song', '-lx'], 'unknown_option', '-lx', 'See aiaudio play --help.'],
  [['song', '--no-loud'], 'unknown_option', '--no-loud', 'Did you mean `--loud`?'],
  [['song', '--count'], 'missing_value', '--count', 'Write --count <n>.'],
  [['song', '--count', ' '], 'missing_value', '--count', 'Write --count <n>.'],
  [['song', '-c', '-l'], 'missing_value', '-c', 'If it is the value, write --count=-l.'],
  [['song', '-c', '-inf'], 'wrong_type', '--count', 'for example 1'],
  [['song', '-c', '-Infinity'], 'not_finite', '--count', 'for example 1'],
  [['song', '-c=1'], 'unexpected_value', '-c', 'Write -c 1.'],
  [['song', '--loud=no'], 'unexpected_value', '--loud', 'Write --loud alone'],
  [['song', '--wave', 'saww'], 'unknown_choice', '--wave', 'Did you mean `saw`?'],
  [[], 'missing_argument', '<song>', 'aiaudio play <song>'],
  [['a', 'b'], 'unexpected_argument', 'b', 'quotes'],
])('refuses %j', (args, code, path, remedy) => {
  const error = expect.objectContaining({ code, path, suggestion: expect.stringContaining(remedy) });
  expect(() => parse(...args)).toThrow(error);
});

test('arguments in brackets may be absent, and … may be several', () => {
  const optional = defineCommand({ ...command, arguments: ['<song>', '[verse]'] });
  const several = defineCommand({ ...command, arguments: ['[songs…]'] });
  expect(parseArguments(optional, ['a']).given).toEqual(['a']);
  expect(parseArguments(optional, ['a', 'b']).given).toEqual(['a', 'b']);
  expect(() => parseArguments(optional, [])).toThrow('<song> is missing');
  expect(() => parseArguments(optional, ['a', 'b', 'c'])).toThrow('"c" is one argument too many');
  expect(parseArguments(several, []).given).toEqual([]);
  expect(parseArguments(several, ['a', 'b', 'c']).given).toEqual(['a', 'b', 'c']);
});
