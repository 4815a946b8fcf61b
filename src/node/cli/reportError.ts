/** How a command fails: what it prints, and the exit code. */
import { AiaudioError, RenderError } from '../../errors.ts';
import { Failed } from './failed.ts';
import { note } from './note.ts';
import { OutputClosed, print } from './print.ts';

export const exitCodes = { ok: 0, failure: 1, badInput: 2 } as const;

/**
 * Prints an error on standard error, and with `json` as one object on standard output too.
 *
 * @returns the exit code: 2 when the input has to change, 1 when the failure is ours or the machine's
 */
export function reportError(error: unknown, json: boolean): number {
  if (error instanceof OutputClosed) return exitCodes.ok;
  if (error instanceof Failed) return exitCodes.failure;
  const known = error instanceof AiaudioError ? error : undefined;
  const report = known?.toJSON() ?? unexpected(error);
  note(inWords(report));
  if (process.env['AIAUDIO_DEBUG'] && error instanceof Error) note(error.stack ?? '');
  if (json) {
    try {
      print(`${JSON.stringify(report)}\n`);
    } catch {
      // It stands on standard error already.
    }
  }
  return known === undefined || known instanceof RenderError ? exitCodes.failure : exitCodes.badInput;
}

function unexpected(error: unknown): Record<string, string> {
  return {
    error: `Internal error: ${error instanceof Error ? error.message : String(error)}`,
    code: 'internal',
    path: '',
    expected: 'no such error, whatever the input',
    suggestion: 'Please report it, with what AIAUDIO_DEBUG=1 prints.',
  };
}

/** The message, and below it what is not part of it. */
function inWords({ error = '', path = '', expected = '', suggestion = '' }: Record<string, string>): string {
  const problem = error.endsWith(` ${suggestion}`) ? error.slice(0, -suggestion.length - 1) : error;
  const rows = Object.entries({ path, expected, suggestion }).filter(([, text]) => text !== '');
  return [`aiaudio: ${problem}`, ...rows.map(([name, text]) => `  ${`${name}:`.padEnd(12)}${text}`)].join('\n');
}
