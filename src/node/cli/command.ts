/** What a command is: one file that says what it takes and does, and one line in the list. */
import type { Option, OptionValues } from './option.ts';

export interface Command<Options extends readonly Option[] = readonly Option[]> {
  /** One or two words. */
  readonly name: string;
  /** One sentence, for the list of commands. */
  readonly summary: string;
  /**
   * What follows the name, as the help shows it. All of it must be given, but for what is in brackets; there may be more of what ends in
   * `…`: `<file>`, `[name]`, `[files…]`.
   */
  readonly arguments: readonly string[];
  readonly options: Options;
  /** More for the help. `about` is what was asked for help about: the arguments that were given. */
  readonly details: (about: readonly string[]) => string;
  readonly run: (values: OptionValues<Options>, given: readonly string[]) => Promise<void> | void;
}

/** Keeps the names of the options as types. */
export function defineCommand<const Options extends readonly Option[]>(command: Command<Options>): Command {
  return command;
}
