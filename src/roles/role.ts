/** What a role is: its parameters, and the graphs that its structural parameters choose. */
import { param, type F32, type Graph } from '../ir/index.ts';
import type { RoleTargets } from '../metrics/report/roleTargets.ts';
import type { Parameter, ParameterValues } from './parameter.ts';

export interface Role<Records extends readonly Parameter[] = readonly Parameter[]> {
  readonly name: string;
  /** One sentence. */
  readonly description: string;
  readonly parameters: Records;
  /** What a sound of this role is like: the loudness that the master aims at, and what reports compare with. */
  readonly targets: RoleTargets;
  /** One voice. Only structural parameters may shape it. */
  readonly voice: (values: ParameterValues<Records>) => Graph;
  /** What the sum of the voices passes. Only structural parameters may shape it. */
  readonly space: (values: ParameterValues<Records>) => Graph;
}

/** Keeps the names of the parameters as types. */
export function defineRole<const Records extends readonly Parameter[]>(role: Role<Records>): Role {
  return role;
}

/** The signal of a numeric parameter inside a graph: its name, default and rate come from the record. */
export function parameterSignals<const Records extends readonly Parameter[]>(records: Records) {
  return (name: Records[number]['name']): F32 => {
    const record = records.find((candidate) => candidate.name === name);
    if (record?.kind !== 'number' && record?.kind !== 'integer') throw new Error(`${name} is not a number`);
    return param(record.name, record.default, record.rate);
  };
}
