import type { Command } from './command.ts';
import type { Option } from './option.ts';
import { commonOptions } from './parseArguments.ts';
import { textTable } from './textTable.ts';

/** `aiaudio <command> --help`, written from the command's record. `about`: the arguments that were given beside it. */
export function commandHelp(command: Command, about: readonly string[]): string {
  const options = [...command.options, ...commonOptions];
  return [
    command.summary,
    '',
    `Usage: aiaudio ${[command.name, ...command.arguments].join(' ')} [options]`,
    '',
    'Options:',
    ...textTable(options.map((option) => [leftSide(option), rightSide(option)])),
    '',
    command.details(about),
    '',
  ].join('\n');
}

function leftSide(option: Option): string {
  const value = option.kind === 'flag' ? '' : ` <${option.value}>`;
  return `${option.short === undefined ? '   ' : `-${option.short},`} --${option.name}${value}`;
}

function rightSide(option: Option): string {
  const fallback = option.kind === 'number' || option.kind === 'choice' ? option.default : undefined;
  const choices = option.kind === 'choice' ? ` One of ${option.choices.join(', ')}.` : '';
  return `${option.meaning}${choices}${fallback === undefined ? '' : ` Default ${fallback}.`}`;
}
