/** What is right or wrong about a preset file, as data. */
import { AiaudioError, PresetError } from '../errors.ts';
import { parseJson } from '../parseJson.ts';
import { validatePreset } from '../presets/validatePreset.ts';
import { versionWarnings } from '../presets/versionWarnings.ts';
import { roles } from '../roles/index.ts';
import { inputName } from './inputName.ts';
import { lineOfPath } from './lineOfPath.ts';
import { readInput } from './readInput.ts';

/** Keys are those of JSON output. */
export type PresetFileCheck =
  | {
      readonly file: string;
      readonly valid: true;
      readonly name: string;
      readonly role: string;
      readonly kind: string;
      readonly schema_version: number;
      /** The version that it was written in, if that is an older one. */
      readonly migrated_from: number | null;
      readonly warnings: readonly string[];
    }
  | {
      readonly file: string;
      readonly valid: false;
      /** From 1; `null` for a file that cannot be read. */
      readonly line: number | null;
      readonly error: string;
      readonly code: string;
      readonly path: string;
      readonly expected: string;
      readonly suggestion: string;
    };

/** @param path 0 is standard input */
export function checkPresetFile(path: string | 0): PresetFileCheck {
  try {
    return readInput(path, 'preset', PresetError, (text) => checkText(text, inputName(path)));
  } catch (error) {
    return refused(inputName(path), null, error);
  }
}

function checkText(text: string, file: string): PresetFileCheck {
  try {
    const preset = validatePreset(parseJson(text, 'preset', PresetError), roles);
    const { name, role, parameters, schema_version, migrated = null } = preset;
    const warnings = versionWarnings(preset).map(({ message }) => message);
    const about = { name, role, kind: String(parameters['kind']), schema_version };
    return { file, valid: true, ...about, migrated_from: migrated, warnings };
  } catch (error) {
    if (!(error instanceof AiaudioError)) throw error;
    // What is not JSON says itself where.
    const said = /\bline (\d+), column \d+/.exec(error.message)?.[1];
    const syntax = ['invalid_json', 'duplicate_key', 'too_deep'].includes(error.code);
    return refused(file, syntax ? Number(said) : lineOfPath(text, error.path), error);
  }
}

function refused(file: string, line: number | null, error: unknown): PresetFileCheck {
  if (!(error instanceof AiaudioError)) throw error;
  const { message, code, path, expected, suggestion } = error;
  return { file, valid: false, line, error: message, code, path, expected, suggestion };
}
