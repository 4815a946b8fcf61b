/** The commands. A new one is a file and a line here; its code is loaded when it is called. */
import type { Command } from './command.ts';

export interface CommandEntry {
  readonly name: string;
  readonly load: () => Promise<Command>;
}

export const commands: readonly CommandEntry[] = [
  { name: 'render', load: async () => (await import('./renderCommand.ts')).renderCommand },
  { name: 'assess', load: async () => (await import('./assessCommand.ts')).assessCommand },
  { name: 'presets', load: async () => (await import('./presetsCommand.ts')).presetsCommand },
  { name: 'graph dump', load: async () => (await import('./graphDumpCommand.ts')).graphDumpCommand },
];
