/** The factory bank as its files have it. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Preset } from '../../src/presets/preset.ts';
import { roles, type Kind, type ParameterValue } from '../../src/roles/index.ts';

export interface FactoryPreset extends Required<Pick<Preset, 'name' | 'role'>> {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

const folder = fileURLToPath(new URL('../../src/presets/bank', import.meta.url));

export const factoryPresets: readonly FactoryPreset[] = [...roles.keys()].flatMap((role) =>
  readdirSync(`${folder}/${role}`)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(`${folder}/${role}/${file}`, 'utf8')) as FactoryPreset),
);

export function kindOf({ role, parameters }: FactoryPreset): Kind {
  return roles.get(role)!.kinds.find(({ name }) => name === parameters['kind'])!;
}
