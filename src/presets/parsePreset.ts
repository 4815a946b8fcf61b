import { PresetError } from '../errors.ts';
import { parseJson } from '../parseJson.ts';
import type { ValidPreset } from './preset.ts';
import type { RoleParameters } from './resolveRole.ts';
import { validatePreset } from './validatePreset.ts';

/**
 * Reads a preset file.
 *
 * @param text JSON
 * @param roles the roles that there are
 * @throws PresetError with line and column where it is not JSON, and for everything that `validatePreset` refuses
 */
export function parsePreset(text: string, roles: RoleParameters): ValidPreset {
  return validatePreset(parseJson(text, 'preset', PresetError), roles);
}
