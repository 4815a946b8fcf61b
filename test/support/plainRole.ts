/** Roles for the tests of what reads their records: they have no sound. */
import type { KindDefinition } from '../../src/roles/kind.ts';
import type { NumberParameter, Parameter } from '../../src/roles/parameter.ts';
import { pad } from '../../src/roles/pad/pad.ts';
import { defineRole, type Role } from '../../src/roles/role.ts';

export function plainNumber(
  name: string,
  unit: NumberParameter['unit'],
  min: number,
  max: number,
  standard: number,
): NumberParameter {
  const common = { curve: 'linear', structural: false, rate: 'live', words: {} } as const;
  return { kind: 'number', name, meaning: name, unit, min, max, default: standard, ...common };
}

export function plainKind(
  name: string,
  words: readonly string[] = [],
  defaults: KindDefinition['defaults'] = {},
): KindDefinition {
  const { voice } = pad;
  return { name, words, defaults, description: `${name}.`, pitched: 'harmonic', rangeHz: [32, 2000], voice };
}

/** A role with these records and kinds; the rest is the pad's. */
export function plainRole(
  name: string,
  parameters: readonly Parameter[],
  kinds: readonly KindDefinition[] = [plainKind('plain')],
  words: readonly string[] = [],
): Role {
  return defineRole({ ...pad, name, description: `${name}.`, words, parameters, kinds });
}
