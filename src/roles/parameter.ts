/**
 * Parameter records: everything that is known about a role's parameters, as data. The validator, the schema, the
 * optimiser's search space, the prompt's words, the help texts and the knobs are all read from them.
 */
import { ConfigurationError, PresetError } from '../errors.ts';
import { inputChecks, joinPath, type NumberRange } from '../inputChecks.ts';

/**
 * What a number counts. The key carries no unit (`attack`, not `attack_sec`); the record does. The empty string is a plain
 * number, mostly a share from 0 to 1. `ct` is cents, `st` semitones, `oct` octaves, a beat is a quarter note: what counts in beats
 * follows the tempo.
 */
export type Unit = '' | 'Hz' | 's' | 'ms' | 'dB' | 'ct' | 'st' | 'oct' | 'BPM' | 'beats' | 'deg';

/**
 * How a position p in [0, 1] (a knob, a coordinate of the search) maps to a value:
 * `linear` min + (max − min)·p; `square` min + (max − min)·p², for times and rates that reach 0;
 * `log` min·(max/min)^p, for which min must be above 0.
 */
export type Curve = 'linear' | 'square' | 'log';

interface ParameterBase<Value> {
  /** snake_case. */
  readonly name: string;
  /** What it does to the sound, in one sentence. */
  readonly meaning: string;
  /** It chooses the topology of the graph, so that another value means another compilation. */
  readonly structural: boolean;
  /** `note`: latched when a note starts. `live`: may change during a note, on the control grid. */
  readonly rate: 'note' | 'live';
  readonly default: Value;
  /** The kinds of its role that have it, by name. Absent: all. */
  readonly kinds?: readonly string[];
}

/** Words move a number along its curve, by −1 (to the minimum) … 1 (to the maximum). */
interface MovingWords {
  readonly words: Readonly<Record<string, number>>;
  /** It takes the sound away from the pitch of the note: a vibrato, a sweep, a detuning. At 0 it does not. */
  readonly movesPitch?: true;
}

/** Any finite value from `min` to `max`. */
export interface NumberParameter extends ParameterBase<number>, MovingWords {
  readonly kind: 'number';
  readonly unit: Unit;
  readonly min: number;
  readonly max: number;
  readonly curve: Curve;
}

/** A count: the whole numbers from `min` to `max`. */
export interface IntegerParameter extends ParameterBase<number>, MovingWords {
  readonly kind: 'integer';
  readonly unit: Unit;
  readonly min: number;
  readonly max: number;
}

/** One of several names. */
export interface ChoiceParameter extends ParameterBase<string> {
  readonly kind: 'choice';
  readonly choices: readonly string[];
  /** The choice that a word asks for. */
  readonly words: Readonly<Record<string, string>>;
}

/** On or off. */
export interface BooleanParameter extends ParameterBase<boolean> {
  readonly kind: 'boolean';
  /** The state that a word asks for. */
  readonly words: Readonly<Record<string, boolean>>;
}

export type Parameter = NumberParameter | IntegerParameter | ChoiceParameter | BooleanParameter;

export type ParameterValue = number | string | boolean;

type ValueOf<P extends Parameter> = P extends ChoiceParameter
  ? P['choices'][number]
  : P extends BooleanParameter
    ? boolean
    : number;

/** One value for each record, by name; precise where the records were declared with `defineParameters`. */
export type ParameterValues<Records extends readonly Parameter[] = readonly Parameter[]> = {
  readonly [P in Records[number] as P['name']]: ValueOf<P>;
};

const check = inputChecks('parameters object', PresetError);

/**
 * Checks one value, as when a parameter changes during a note.
 *
 * @param path where the value was found, e.g. `parameters.cutoff`
 * @throws PresetError when it is of another type, not finite or out of range
 */
export function validateParameter(record: Parameter, value: unknown, path: string = record.name): ParameterValue {
  switch (record.kind) {
    case 'number':
    case 'integer':
      return check.number(value, path, rangeOf(record));
    case 'choice':
      return check.choice(value, path, record.choices);
    case 'boolean':
      return check.boolean(value, path);
  }
}

/**
 * Checks a role's parameters and fills in the defaults.
 *
 * @param records all parameters of the role
 * @param input an object of values; `undefined` gives all defaults
 * @param path where it was found, empty when it is the whole input
 * @returns a frozen object with one value for each record, in the order of the records
 * @throws PresetError for the first thing that is wrong: unknown keys in their order, then values in the order of the records
 */
export function validateParameters<const Records extends readonly Parameter[]>(
  records: Records,
  input: unknown,
  path = 'parameters',
): ParameterValues<Records> {
  const names = records.map((record) => record.name);
  const given = check.object(input === undefined ? {} : input, path, names);
  const values = records.map((record): [string, ParameterValue] => {
    const value = given.get(record.name);
    if (value === undefined) return [record.name, record.default];
    return [record.name, validateParameter(record, value, joinPath(path, record.name))];
  });
  return Object.freeze(Object.fromEntries(values)) as ParameterValues<Records>;
}

/**
 * Declares the parameters of a role, and refuses records that contradict themselves.
 *
 * @returns the records, with their names and choices as types
 * @throws ConfigurationError for a name that is not snake_case or comes twice, an empty meaning, a range that is empty, not
 *   finite or (for `log`) not above 0, a default or a word's target that is not valid
 */
export function defineParameters<const Records extends readonly Parameter[]>(records: Records): Records {
  const seen = new Set<string>();
  for (const record of records) {
    const problem = seen.has(record.name) ? 'has the name of another' : problemOf(record);
    if (problem !== undefined) {
      const suggestion = 'Correct the record.';
      throw new ConfigurationError(`The parameter ${JSON.stringify(record.name)} ${problem}. ${suggestion}`, {
        code: 'invalid_parameter_record',
        path: record.name,
        expected: 'a parameter record without contradictions',
        suggestion,
      });
    }
    seen.add(record.name);
  }
  return records;
}

function problemOf(record: Parameter): string | undefined {
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(record.name)) return 'has a name that is not snake_case';
  if (record.meaning.trim() === '') return 'has no meaning';
  if (record.kind === 'number' || record.kind === 'integer') {
    const { min, max } = record;
    if (!(Number.isFinite(min) && Number.isFinite(max) && min < max)) return 'has an empty or infinite range';
    if (record.kind === 'integer' && !(Number.isInteger(min) && Number.isInteger(max)))
      return 'has a range that is not whole';
    if (record.kind === 'number' && record.curve === 'log' && min <= 0)
      return 'has a log curve that starts at or below 0';
    for (const [word, move] of Object.entries(record.words)) {
      if (!(move >= -1 && move <= 1)) return `is moved by ${JSON.stringify(word)} by more than its range`;
    }
    return isValid(record, record.default) ? undefined : 'has a default outside its range';
  }
  if (!isValid(record, record.default)) return 'has a default that it does not accept';
  for (const [word, target] of Object.entries(record.words)) {
    if (!isValid(record, target)) return `is set by ${JSON.stringify(word)} to a value that it does not accept`;
  }
  return undefined;
}

function isValid(record: Parameter, value: unknown): boolean {
  try {
    validateParameter(record, value);
    return true;
  } catch {
    return false;
  }
}

function rangeOf(record: NumberParameter | IntegerParameter): NumberRange {
  return {
    min: record.min,
    max: record.max,
    integer: record.kind === 'integer',
    unit: record.unit,
    example: record.default,
  };
}
