/** A command's arguments: strict, and with remedies for what was mistyped. */
import { parseArgs } from 'node:util';

import { didYouMean } from '../../didYouMean.ts';
import { type AiaudioError, ConfigurationError } from '../../errors.ts';
import { inputChecks } from '../../inputChecks.ts';
import type { Command } from './command.ts';
import type { Option, OptionValue } from './option.ts';

const check = inputChecks('command line', ConfigurationError);

/** What all commands understand. */
export const commonOptions = [
  { kind: 'flag', name: 'help', short: 'h', meaning: 'Show this help.' },
] as const satisfies readonly Option[];

export interface Arguments {
  /** Someone asks for help; nothing else was checked then. */
  readonly help: boolean;
  /** By name, one value for each option. */
  readonly values: Readonly<Record<string, OptionValue>>;
  readonly given: readonly string[];
}

/** @throws ConfigurationError whose `path` is the option or the argument */
export function parseArguments(command: Command, args: readonly string[]): Arguments {
  const options: readonly Option[] = [...command.options, ...commonOptions];
  const config = Object.fromEntries(
    options.map(({ kind, name, short }) => {
      const type = kind === 'flag' ? ('boolean' as const) : ('string' as const);
      return [name, short === undefined ? { type } : { type, short }];
    }),
  );
  // Not strict: our errors know the remedy, and `--duration -1` is a wrong number, not a missing one.
  const parsed = parseArgs({ args: [...args], options: config, strict: false, allowPositionals: true, tokens: true });
  const found = parsed.tokens.filter((token) => token.kind === 'option');
  const help = found.some(({ name }) => name === 'help');
  if (help) return { help, values: {}, given: parsed.positionals };

  const texts = new Map<string, string[]>();
  for (const { name, rawName, index, value, inlineValue } of found) {
    const option = options.find((candidate) => candidate.name === name);
    if (option === undefined) throw unknownOption(command, options, args[index] ?? rawName, rawName);
    const text = option.kind === 'flag' ? flagText(rawName, value) : valueText(option, rawName, value, inlineValue);
    texts.set(name, [...(texts.get(name) ?? []), text]);
  }
  checkArguments(command, parsed.positionals);
  const values = command.options.map(
    (option) => [option.name, readOption(option, texts.get(option.name) ?? [])] as const,
  );
  return { help, values: Object.fromEntries(values), given: parsed.positionals };
}

/** The last of several values counts, so that a script can append to what it was given. */
function readOption(option: Option, texts: readonly string[]): OptionValue {
  const path = `--${option.name}`;
  const text = texts.at(-1);
  switch (option.kind) {
    case 'flag':
      return text !== undefined;
    case 'list':
      return texts;
    case 'text':
      return text;
    case 'choice':
      return text === undefined ? option.default : check.choice(text, path, option.choices);
    case 'number':
      return text === undefined ? option.default : check.number(toNumber(text), path, option);
  }
}

/** The number that a text spells; the text itself where it spells none. */
function toNumber(text: string): number | string {
  if (/^nan$/i.test(text)) return NaN;
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

function flagText(rawName: string, value: string | undefined): string {
  if (value === undefined) return '';
  const suggestion = `Write ${rawName} alone, or leave it out.`;
  throw check.problem(rawName, 'unexpected_value', `${rawName} takes no value.`, 'no value', suggestion);
}

function valueText(
  option: Exclude<Option, { kind: 'flag' }>,
  rawName: string,
  value: string | undefined,
  inlineValue: boolean | undefined,
): string {
  const expected = `a value: ${rawName} <${option.value}>`;
  if (value === undefined || value.trim() === '') {
    throw check.problem(
      rawName,
      'missing_value',
      `${rawName} has no value.`,
      expected,
      `Write ${rawName} <${option.value}>.`,
    );
  }
  if (inlineValue === true && !rawName.startsWith('--') && value.startsWith('=')) {
    const suggestion = `Write ${rawName} ${value.slice(1)}.`;
    throw check.problem(rawName, 'unexpected_value', `${rawName} is followed by an equals sign.`, expected, suggestion);
  }
  if (inlineValue !== true && /^-[^\d.]/.test(value) && !/^-inf/i.test(value)) {
    const problem = `${rawName} has no value: ${value} looks like the next option.`;
    throw check.problem(
      rawName,
      'missing_value',
      problem,
      expected,
      `If it is the value, write --${option.name}=${value}.`,
    );
  }
  return value;
}

/** @param written the whole argument, e.g. `-duration`, of which `rawName` is `-d` */
function unknownOption(command: Command, options: readonly Option[], written: string, rawName: string): AiaudioError {
  const names = options.map(({ name }) => `--${name}`);
  const near = didYouMean(written.replace(/=.*$/s, ''), names);
  const name = rawName.startsWith('--') ? rawName : written.replace(/=.*$/s, '');
  const expected = `one of the options ${names.join(', ')}`;
  const suggestion = near === undefined ? `See aiaudio ${command.name} --help.` : `Did you mean \`${near}\`?`;
  return check.problem(name, 'unknown_option', `aiaudio ${command.name} has no option ${name}.`, expected, suggestion);
}

function checkArguments(command: Command, given: readonly string[]): void {
  const usage = ['aiaudio', command.name, ...command.arguments].join(' ');
  const missing = command.arguments[given.length];
  const suggestion = `Write it like: ${usage}`;
  if (missing?.startsWith('[') === false) {
    throw check.problem(
      missing,
      'missing_argument',
      `${missing} is missing.`,
      `${missing} after aiaudio ${command.name}`,
      suggestion,
    );
  }
  const extra = given[command.arguments.length];
  const several = command.arguments.some((argument) => argument.includes('…'));
  if (extra !== undefined && !several) {
    const problem = `${JSON.stringify(extra)} is one argument too many.`;
    const remedy = 'Remove it, or put names with spaces in quotes.';
    throw check.problem(extra, 'unexpected_argument', problem, usage, remedy);
  }
}
