/** `aiaudio graph dump`: the text form of a graph, as it was written or after any pass. */
import { inputChecks } from '../../inputChecks.ts';
import { ConfigurationError, GraphError } from '../../errors.ts';
import { didYouMean } from '../../didYouMean.ts';
import { type Graph, parseGraph, printGraph } from '../../ir/index.ts';
import { optimise, passes } from '../../passes/index.ts';
import { type Parameter, type Role, roles, validateRoleParameters } from '../../roles/index.ts';
import { readInput } from '../readInput.ts';
import { defineCommand } from './command.ts';
import { note } from './note.ts';
import { print } from './print.ts';

const check = inputChecks('command line', ConfigurationError);
const passNames = passes.map(({ name }) => name);

export const graphDumpCommand = defineCommand({
  name: 'graph dump',
  summary: 'Prints the graph of a role in its text form, before or after any pass of the compiler.',
  arguments: ['<role|file.graph>'],
  options: [
    {
      kind: 'choice',
      name: 'part',
      value: 'part',
      choices: ['voice', 'space'],
      default: 'voice',
      meaning: 'Which graph of the role: one voice, or what the sum of the voices passes.',
    },
    {
      kind: 'choice',
      name: 'after',
      value: 'pass',
      choices: passNames,
      meaning: 'Run the compiler up to this pass; without it the graph is printed as it was written.',
    },
    { kind: 'list', name: 'set', value: 'name=value', meaning: 'Choose a structural parameter. Can be repeated.' },
  ],
  details: () =>
    [
      'Structural parameters shape the graph; all others are inputs of it.',
      ...[...roles.values()].map((role) => `Those of ${role.name}: ${structuralNames(role).join(', ') || 'none'}.`),
      'The text can be parsed back: a file that ends in .graph is read, checked and printed.',
      '',
      'Example: aiaudio graph dump pad --after schedule --set unison=3',
    ].join('\n'),

  run({ part, after, set }, [source = '']) {
    const graph = source.endsWith('.graph') ? readGraph(source, set) : roleGraph(source, part, set);
    print(printGraph(after === undefined ? graph : optimise(graph, after)));
  },
});

function readGraph(path: string, set: readonly string[]): Graph {
  if (set.length === 0) return readInput(path, 'graph', GraphError, parseGraph);
  const suggestion = 'Leave it out: the parameters of a file are inputs of its graph.';
  throw check.problem('--set', 'unexpected_value', '--set is for roles.', 'a role, or no --set', suggestion);
}

function roleGraph(name: string, part: 'voice' | 'space', set: readonly string[]): Graph {
  const role = roles.get(name);
  if (role === undefined) {
    const names = [...roles.keys()];
    const near = didYouMean(name, names);
    const expected = `one of the roles ${names.join(', ')}, or a file that ends in .graph`;
    const suggestion = near === undefined ? `The roles are ${names.join(', ')}.` : `Did you mean \`${near}\`?`;
    throw check.problem(name, 'unknown_role', `There is no role ${name}.`, expected, suggestion);
  }
  const given = Object.fromEntries(set.map((setting) => readSetting(role, setting)));
  for (const idle of Object.keys(given).filter((key) => !structuralNames(role).includes(key))) {
    note(`aiaudio: ${idle} does not shape the graph: it is one of its inputs.`);
  }
  return role[part](validateRoleParameters(role, given, '--set'));
}

/** `unison=3`, with the value in the type of the parameter; one that is of no such type is left for the validator. */
function readSetting(role: Role, setting: string): [name: string, value: unknown] {
  const [, name, text] = /^([^=]+)=(.+)$/s.exec(setting) ?? [];
  if (name === undefined || text === undefined) {
    const example = `kind=${role.kinds[0]!.name}`;
    throw check.mismatch('--set', 'syntax', JSON.stringify(setting), 'name=value', `Write it like ${example}.`);
  }
  return [name, readValue(role.parameters.find((record) => record.name === name)?.kind, text)];
}

function readValue(kind: Parameter['kind'] | undefined, text: string): unknown {
  if (kind === 'choice') return text;
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}

function structuralNames(role: Role): string[] {
  return role.parameters.filter(({ structural }) => structural).map(({ name }) => name);
}
