/** Help, written from the records of commands and options. */
import type { Command } from './command.ts';
import type { Option } from './option.ts';
import { commonOptions } from './parseArguments.ts';

/** `aiaudio --help` */
export function generalHelp(commands: readonly Command[]): string {
  return [
    'Renders presets of synthesizer sounds to audio files.',
    '',
    'Usage: aiaudio <command> [options]',
    '',
    'Commands:',
    ...table(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options:',
    ...table([
      ['-h, --help', 'Show this help, or that of a command: aiaudio render --help'],
      ['-v, --version', 'Show the version.'],
    ]),
    '',
    'Exit codes: 0 done, 2 the input or the arguments are wrong, 1 rendering failed.',
    'AIAUDIO_DEBUG=1 adds stack traces to errors.',
    '',
  ].join('\n');
}

/** `aiaudio <command> --help` */
export function commandHelp(command: Command, about: readonly string[]): string {
  const options = [...command.options, ...commonOptions];
  return [
    command.summary,
    '',
    `Usage: aiaudio ${[command.name, ...command.arguments].join(' ')} [options]`,
    '',
    'Options:',
    ...table(options.map((option) => [leftSide(option), rightSide(option)])),
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

const WIDTH = 100;

/** Two columns; the right one is wrapped. */
export function table(rows: readonly (readonly [left: string, right: string])[]): string[] {
  const left = Math.max(...rows.map(([text]) => text.length)) + 4;
  return rows.flatMap(([text, right]) =>
    wrap(right, WIDTH - left).map((line, index) => (index === 0 ? `  ${text}` : '').padEnd(left) + line),
  );
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
