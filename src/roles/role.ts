/** What a role is: its parameters, its kinds of sound, what it is like and what it plays. */
import { ConfigurationError } from '../errors.ts';
import { param, type F32, type Graph } from '../ir/index.ts';
import type { RoleTargets } from '../metrics/report/roleTargets.ts';
import type { Pattern, PatternName } from '../music/patterns/pattern.ts';
import type { Kind, KindDefinition } from './kind.ts';
import { defineParameters, type ChoiceParameter, type Parameter, type ParameterValues } from './parameter.ts';

/** What the author of a role writes. */
export interface RoleDefinition<Records extends readonly Parameter[] = readonly Parameter[]> {
  readonly name: string;
  /** One sentence. */
  readonly description: string;
  /** Words and phrases that ask for it, in lower case; its name counts as well. */
  readonly words: readonly string[];
  /** All but `kind`, which is made from the kinds. */
  readonly parameters: Records;
  /** The first is the default. */
  readonly kinds: readonly KindDefinition<Records>[];
  /** What a sound of this role is like: the loudness that the master aims at, and what reports compare with. */
  readonly targets: RoleTargets;
  /** What it plays. */
  readonly patterns: Readonly<Record<PatternName, Pattern>>;
  /** What it plays where nobody asks for anything. */
  readonly defaultPattern: PatternName;
  /** What the sum of the voices passes. Only structural parameters may shape it. */
  readonly space: (values: ParameterValues<Records>) => Graph;
}

export interface Role extends Omit<RoleDefinition, 'kinds'> {
  /** All records; `kind` is the first. Those of one kind, with its defaults, are in `kinds`. */
  readonly parameters: readonly Parameter[];
  /** The first is the default. */
  readonly kinds: readonly Kind[];
  /** The graph of one voice of the kind that the values name. */
  readonly voice: (values: ParameterValues) => Graph;
}

/** @throws ConfigurationError for records or defaults that contradict themselves */
export function defineRole<const Records extends readonly Parameter[]>(definition: RoleDefinition<Records>): Role {
  const role = definition as unknown as RoleDefinition;
  const kindRecord: ChoiceParameter = {
    kind: 'choice',
    name: 'kind',
    meaning: 'Which kind of sound: each has its own graph and defaults.',
    structural: true,
    rate: 'note',
    choices: role.kinds.map(({ name }) => name),
    default: role.kinds[0]!.name,
    words: Object.fromEntries(role.kinds.flatMap(({ name, words }) => words.map((word) => [word, name]))),
  };
  const records = defineParameters([kindRecord, ...role.parameters]);
  const kinds = role.kinds.map((kind): Kind => {
    checkDefaults(kind, records);
    return {
      ...kind,
      targets: { ...role.targets, ...kind.targets },
      space: kind.space ?? role.space,
      parameters: recordsOf(kind, records),
    };
  });
  const kindOf = (values: ParameterValues): Kind => kinds.find(({ name }) => name === values['kind']) ?? kinds[0]!;
  return {
    ...role,
    parameters: records,
    kinds,
    voice: (values) => kindOf(values).voice(values),
    space: (values) => kindOf(values).space(values),
  };
}

/** The records that a kind has, with its defaults; only what differs from the records of the role is checked again. */
function recordsOf(kind: KindDefinition, records: readonly Parameter[]): Parameter[] {
  return records
    .filter(({ kinds }) => kinds === undefined || kinds.includes(kind.name))
    .map((record) => {
      const fallback = record.name === 'kind' ? kind.name : (kind.defaults[record.name] ?? record.default);
      if (fallback === record.default) return record;
      return defineParameters([{ ...record, default: fallback } as Parameter])[0];
    });
}

function checkDefaults(kind: KindDefinition, records: readonly Parameter[]): void {
  for (const name of Object.keys(kind.defaults)) {
    const record = records.find((candidate) => candidate.name === name);
    if (record !== undefined && (record.kinds?.includes(kind.name) ?? true)) continue;
    throw new ConfigurationError(`The kind ${kind.name} has a default for ${name}, which it does not have.`, {
      code: 'invalid_parameter_record',
      path: name,
      expected: 'defaults for parameters of this kind',
      suggestion: 'Correct the kind.',
    });
  }
}

/** Seconds of a quarter note where a graph is built without a context; the engine gives the tempo of the music. */
const DEFAULT_BEAT_SEC = 0.5;

/**
 * The signal of a numeric parameter inside a graph: its name, default and rate come from the record. What counts in beats
 * arrives in seconds.
 */
export function parameterSignals<const Records extends readonly Parameter[]>(records: Records) {
  return (name: Records[number]['name']): F32 => {
    const record = records.find((candidate) => candidate.name === name);
    if (record?.kind !== 'number' && record?.kind !== 'integer') throw new Error(`${name} is not a number`);
    return param(
      record.name,
      record.unit === 'beats' ? record.default * DEFAULT_BEAT_SEC : record.default,
      record.rate,
    );
  };
}
