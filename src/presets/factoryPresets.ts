import { bank } from './bank.gen.ts';
import type { Preset } from './preset.ts';

/** The presets that come with the engine, in the order of the roles and of their names. Nobody can change them. */
export const factoryPresets: readonly Preset[] = Object.freeze(bank.map(frozen));

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
