import { existsSync } from 'node:fs';

import { AiaudioError, PresetError } from '../errors.ts';
import { factoryPresets } from '../presets/factoryPresets.ts';
import { findPreset } from '../presets/findPreset.ts';
import type { Preset } from '../presets/preset.ts';
import { readPreset } from './readPreset.ts';

export interface PresetSource {
  readonly preset: Preset;
  /** `null` for a factory preset; 0 is standard input. */
  readonly file: string | 0 | null;
}

/**
 * Reads and checks a preset that the command line names.
 *
 * @param source `-` for standard input, a file, or the name of a factory preset; a file that exists wins
 * @throws PresetError `unknown_preset` for what is neither; for what looks like a file, why it cannot be read
 */
export function readPresetSource(source: string, presets: readonly Preset[] = factoryPresets): PresetSource {
  if (source === '-') return { preset: readPreset(0), file: 0 };
  if (existsSync(source)) return { preset: readPreset(source), file: source };
  try {
    return { preset: findPreset(source, presets), file: null };
  } catch (error) {
    if (/[\\/]|\.[a-z]{1,5}$/i.test(source)) return { preset: readPreset(source), file: source };
    throw error instanceof AiaudioError ? neither(source, error) : error;
  }
}

function neither(source: string, unknown: AiaudioError): PresetError {
  const near = /Did you mean .*$/.exec(unknown.suggestion)?.[0];
  const suggestion = near ?? 'See aiaudio presets, or give the name of a JSON file.';
  const expected = 'a preset file, - for standard input, or the name of a factory preset';
  return new PresetError(`There is neither a file nor a factory preset ${source}. ${suggestion}`, {
    ...{ code: unknown.code, path: source, expected, suggestion, cause: unknown },
  });
}
