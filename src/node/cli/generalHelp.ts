import type { Command } from './command.ts';
import { textTable } from './textTable.ts';

/** `aiaudio --help` */
export function generalHelp(commands: readonly Command[]): string {
  return [
    'Renders presets of synthesizer sounds to audio files.',
    '',
    'Usage: aiaudio <command> [options]',
    '',
    'Commands:',
    ...textTable(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options:',
    ...textTable([
      ['-h, --help', 'Show this help, or that of a command: aiaudio render --help'],
      ['-v, --version', 'Show the version.'],
    ]),
    '',
    'Exit codes: 0 done, 2 the input or the arguments are wrong, 1 rendering or a check failed.',
    'AIAUDIO_DEBUG=1 adds stack traces to errors.',
    '',
  ].join('\n');
}
