import { getVersion } from '../version.ts';
import type { ValidPreset } from './preset.ts';
import { presetSchemaVersion } from './preset.ts';

export interface VersionWarning {
  readonly code: 'migrated_preset' | 'other_engine_version';
  /** The key of the preset that it is about. */
  readonly path: 'schema_version' | 'engine_version';
  /** A sentence or two. */
  readonly message: string;
}

/** Why a preset may not sound as it did where it was made. */
export function versionWarnings(preset: Pick<ValidPreset, 'migrated' | 'engine_version'>): VersionWarning[] {
  const { migrated, engine_version: made } = preset;
  const warnings: VersionWarning[] = [];
  if (migrated !== undefined) {
    const message = `The preset is of version ${migrated} of the format and was read as version ${presetSchemaVersion}: it sounds as near to then as can be.`;
    warnings.push({ code: 'migrated_preset', path: 'schema_version', message });
  }
  if (made !== undefined && made !== getVersion()) {
    const message = `The preset was made with version ${made} of the engine; this is ${getVersion()}, and may sound different.`;
    warnings.push({ code: 'other_engine_version', path: 'engine_version', message });
  }
  return warnings;
}
