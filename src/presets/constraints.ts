/**
 * What a finished sound must keep to. Absent means that the user has no wish of their own.
 */
import { PresetError } from '../errors.ts';
import { inputChecks, joinPath, type AiaudioErrorClass, type NumberRange } from '../inputChecks.ts';

export interface Constraints {
  /** Share of one processor core while playing in real time, above 0, at most 1. */
  readonly max_cpu?: number;
  /** Milliseconds between an event and its sound, 0–10000. */
  readonly max_latency?: number;
  /** Integrated loudness in LUFS (ITU-R BS.1770), −70 (its absolute gate) to 0; `null`: do not normalise. */
  readonly lufs_target?: number | null;
  /** Highest true peak in dBTP (ITU-R BS.1770, annex 2), −20 to 0. */
  readonly true_peak_limit?: number;
}

/** One constraint, as data. */
export interface ConstraintRecord extends NumberRange {
  readonly name: keyof Constraints;
  readonly unit: string;
  /** `null` is accepted. */
  readonly nullable: boolean;
  readonly meaning: string;
}

export const constraintRecords: readonly ConstraintRecord[] = [
  {
    name: 'max_cpu',
    unit: '',
    min: 0,
    minExclusive: true,
    max: 1,
    example: 0.8,
    nullable: false,
    meaning: 'Share of one processor core while playing in real time.',
  },
  {
    name: 'max_latency',
    unit: 'ms',
    min: 0,
    max: 10_000,
    example: 10,
    nullable: false,
    meaning: 'Time between an event and its sound.',
  },
  {
    name: 'lufs_target',
    unit: 'LUFS',
    min: -70,
    max: 0,
    example: -18,
    nullable: true,
    meaning: 'Integrated loudness; null switches normalising off.',
  },
  {
    name: 'true_peak_limit',
    unit: 'dBTP',
    min: -20,
    max: 0,
    example: -1,
    nullable: false,
    meaning: 'Highest true peak.',
  },
];

/**
 * @param path where `input` was found
 * @returns a frozen object with the constraints that were given, in the order of the records
 * @param ErrorClass what to throw
 * @throws PresetError for the first thing that is wrong: unknown keys in their order, then values in the order of the records
 */
export function validateConstraints(
  input: unknown,
  path = 'constraints',
  ErrorClass: AiaudioErrorClass = PresetError,
): Constraints {
  const check = inputChecks('constraints object', ErrorClass);
  const names = constraintRecords.map((record) => record.name);
  const given = check.object(input, path, names);
  const values = constraintRecords.flatMap((record): [string, number | null][] => {
    const value = given.get(record.name);
    if (value === undefined) return [];
    if (value === null && record.nullable) return [[record.name, null]];
    return [[record.name, check.number(value, joinPath(path, record.name), record)]];
  });
  return Object.freeze(Object.fromEntries(values));
}
