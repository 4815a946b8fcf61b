/** The command line: finds the command, and turns whatever it throws into a message and an exit code. */
import { didYouMean } from '../../didYouMean.ts';
import { ConfigurationError } from '../../errors.ts';
import { getVersion } from '../../version.ts';
import { commands, type CommandEntry } from './index.ts';
import { note } from './note.ts';
import { parseArguments } from './parseArguments.ts';
import { print } from './print.ts';
import { exitCodes, reportError } from './reportError.ts';

async function run(args: readonly string[]): Promise<number> {
  const [first] = args;
  if (first === '--version' || first === '-v') {
    print(`${getVersion()}\n`);
    return exitCodes.ok;
  }
  const entry = commands.find(({ name }) => name.split(' ').every((word, index) => word === args[index]));
  if (entry === undefined) return withoutCommand(args);
  const command = await entry.load();
  const { help, values, given } = parseArguments(command, args.slice(entry.name.split(' ').length));
  if (help) print((await import('./commandHelp.ts')).commandHelp(command, given));
  else await command.run(values, given);
  return exitCodes.ok;
}

/** Help, if that is what was asked for; otherwise the reason why nothing was done. */
async function withoutCommand(args: readonly string[]): Promise<number> {
  const words = args.filter((arg) => !arg.startsWith('-'));
  const inside = (entry: CommandEntry): boolean => words.every((word, index) => word === entry.name.split(' ')[index]);
  const asked = args.includes('--help') || args.includes('-h');
  if (args.length > 0 && !(asked && commands.some(inside))) throw unknownCommand(args, words);
  const { generalHelp } = await import('./generalHelp.ts');
  const help = generalHelp(await Promise.all(commands.map(({ load }) => load())));
  if (asked) print(help);
  else note(help.trimEnd());
  return asked ? exitCodes.ok : exitCodes.badInput;
}

function unknownCommand(args: readonly string[], words: readonly string[]): ConfigurationError {
  const names = commands.map(({ name }) => name);
  const [first = ''] = args;
  const option = first.startsWith('-');
  const near = option
    ? didYouMean(first, ['--help', '--version'])
    : first.endsWith('.json')
      ? `render ${first}`
      : (didYouMean(words.slice(0, 2).join(' '), names) ??
        didYouMean(first, names) ??
        names.find((name) => name.startsWith(`${first} `)));
  const suggestion = near === undefined ? 'See aiaudio --help.' : `Did you mean \`aiaudio ${near}\`?`;
  const problem = option ? `The command is missing before ${first}.` : `There is no command ${first}.`;
  return new ConfigurationError(`${problem} ${suggestion}`, {
    code: option ? 'missing_command' : 'unknown_command',
    path: first,
    expected: `one of the commands ${names.join(', ')}`,
    suggestion,
  });
}

const args = process.argv.slice(2);
process.exitCode = await run(args).catch((error: unknown) => reportError(error, args.includes('--json')));
