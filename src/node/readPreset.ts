/** Preset files. */
import { PresetError } from '../errors.ts';
import { parseJson } from '../parseJson.ts';
import type { Preset } from '../presets/preset.ts';
import { validatePreset } from '../presets/validatePreset.ts';
import { roles } from '../roles/index.ts';
import { readInput } from './readInput.ts';

/**
 * Reads and checks a preset. Blocks, like `readFileSync`.
 *
 * @param path a JSON file; 0 is standard input
 * @throws PresetError for a file that cannot be read, and for everything that is wrong in it
 */
export function readPreset(path: string | 0): Preset {
  return readInput(path, 'preset', PresetError, (text) => {
    const preset = parseJson(text, 'preset', PresetError);
    validatePreset(preset, roles);
    return preset as Preset;
  });
}
