/**
 * The options of units as data. Each unit has one table of records, which says what its options are called, what they mean,
 * their units and ranges; the type of its options, the checks, the tests and docs/units.md are read from it.
 */
import { GraphError } from '../errors.ts';
import { describeValue, inputChecks, joinPath } from '../inputChecks.ts';
import { F32, I32, instancePath, Mask, num, type Num } from '../ir/index.ts';

/** A number or a signal. Constants outside the range are errors; signals are clamped to it, and NaN is taken for the least. */
export interface Knob {
  /** `Hz`, `s`, `cents`, `dB`, `turns`, `semitones`, `beats`, `bpm`, `bits`, or `1` for a ratio. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** What it is when nobody says otherwise. Without it the option must be given. */
  readonly default?: number;
  readonly doc: string;
}

/** A whole number that shapes the graph. */
export interface Count {
  readonly whole: true;
  readonly min: number;
  readonly max: number;
  readonly default?: number;
  readonly doc: string;
}

/** One of a few names; it shapes the graph. */
export interface Choice {
  readonly choices: readonly string[];
  readonly default?: string;
  readonly doc: string;
}

export type OptionRecord = Knob | Count | Choice;
export type OptionTable = Readonly<Record<string, OptionRecord>>;

type Given<R extends OptionRecord> = R extends { choices: readonly (infer Name)[] }
  ? Name
  : R extends { whole: true }
    ? number
    : Num;
type Taken<R extends OptionRecord> = R extends { choices: readonly (infer Name)[] }
  ? Name
  : R extends { whole: true }
    ? number
    : F32;
type Optional<T extends OptionTable> = { [K in keyof T]: T[K] extends { default: unknown } ? K : never }[keyof T];

/** What the caller of a unit writes: options with a default may be left out. */
export type OptionsOf<T extends OptionTable> = {
  readonly [K in Exclude<keyof T, Optional<T>>]: Given<T[K]>;
} & { readonly [K in Optional<T>]?: Given<T[K]> | undefined };

/** What the unit gets: every option. */
export type ReadOptions<T extends OptionTable> = { readonly [K in keyof T]: Taken<T[K]> };

/** Share of an effect: 0 is the dry sound, 1 the effect alone. */
export const mixKnob = { unit: '1', min: 0, max: 1, doc: 'share of the effect: 0 is the dry sound, 1 the effect alone' } as const satisfies Knob; // prettier-ignore

const check = inputChecks('options', GraphError);

/**
 * Checks the options of a unit against its table, and gives all of them: knobs as signals that stay in their ranges.
 * @throws GraphError whose path is that of the unit and the option: `unknown_key` for a key that is not in the table,
 *   `out_of_range` for a constant outside its range, `type_clash` for what is missing or of the wrong type
 */
export function readOptions<T extends OptionTable>(table: T, given: OptionsOf<T>): ReadOptions<T> {
  const known = check.object(given, joinPath(instancePath(), 'options'), Object.keys(table));
  const entries = Object.entries(table).map(([name, record]) => [
    name,
    readOption(name, record, known.get(name) ?? record.default),
  ]);
  return Object.fromEntries(entries) as ReadOptions<T>;
}

/** One option, or an argument that stands for itself: a frequency, say. */
export function knob(name: string, record: Knob, value: Num): F32 {
  return readOption(name, record, value) as F32;
}

function readOption(name: string, record: OptionRecord, value: unknown): F32 | number | string {
  if ('choices' in record) {
    if (typeof value === 'string' && record.choices.includes(value)) return value;
    throw badOption(name, value, record.choices.map((choice) => `'${choice}'`).join(', '), 'choose one of these');
  }
  const { min, max } = record;
  if ('whole' in record) {
    if (Number.isInteger(value) && min <= (value as number) && (value as number) <= max) return value as number;
    throw badOption(name, value, `a whole number from ${min} to ${max}`, 'it shapes the graph, so it cannot be a signal'); // prettier-ignore
  }
  if (value instanceof F32) return value.clamp(min, max);
  if (typeof value === 'number' && value >= min && value <= max) return num(value);
  const range = `${min} to ${max}${record.unit === '1' ? '' : ` ${record.unit}`}`;
  throw badOption(name, value, range, 'give a number in the range, or a signal, which is clamped to it');
}

function badOption(name: string, value: unknown, expected: string, suggestion: string): GraphError {
  const isOfType = typeof value === (expected.startsWith("'") ? 'string' : 'number');
  return new GraphError(`${name} of ${instancePath()} is ${describe(value)}.`, {
    code: isOfType ? 'out_of_range' : 'type_clash',
    path: `${instancePath()}/${name}`,
    expected,
    suggestion,
  });
}

function describe(value: unknown): string {
  if (value instanceof F32 || value instanceof I32 || value instanceof Mask) return `an ${value.type} signal`;
  return value === undefined ? 'missing' : describeValue(value);
}
