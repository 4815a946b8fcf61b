/**
 * What newer versions of the preset format changed. A step turns a preset of one version into one of the next; they are applied one
 * after another. A step knows nothing of the present roles: what it says about its version was true then, and stays true.
 *
 * A preset without `schema_version` is of the newest version: people who write presets by hand, or send them, leave it out and
 * mean what the documentation says today. The exception is a preset that says something only an older version can say.
 */
import { PresetError } from '../errors.ts';
import { inputChecks, joinPath } from '../inputChecks.ts';
import { presetSchemaVersion } from './preset.ts';

/** The keys of a preset that nobody has looked at yet. */
export type PresetEntries = ReadonlyMap<string, unknown>;

export interface Migration {
  /** The version that it turns into the next one. */
  readonly from: number;
  /** Whether a preset without `schema_version` can only be of this version. */
  readonly recognises: (preset: PresetEntries, role: string) => boolean;
  /**
   * @param role the one that the preset means
   * @param at gives the path of a key of the preset
   * @throws PresetError for what its version cannot say
   */
  readonly migrate: (preset: PresetEntries, role: string, at: (key: string) => string) => PresetEntries;
}

const check = inputChecks('preset', PresetError);

/** Version 1 had one role, the pad. All its numbers, with what they were where they were absent. */
const padOfVersion1: Readonly<Record<string, number>> = {
  frequency: 220,
  amplitude: 0.5,
  attack: 0.6,
  decay: 1,
  sustain: 0.8,
  release: 1.5,
  unison: 7,
  detune: 16,
  width: 0.8,
  sub: 0.25,
  air: 0.03,
  cutoff: 1100,
  resonance: 0.9,
  filter_envelope: 1.5,
  filter_attack: 0.9,
  filter_decay: 2,
  filter_sustain: 0.5,
  lfo_rate: 0.2,
  lfo_depth: 0.3,
  chorus: 0.4,
  chorus_rate: 0.5,
  reverb: 0.3,
  reverb_time: 2.5,
  reverb_damping: 3000,
};

/** What version 2 has added to the warm pad, at rest. */
const addedInVersion2: Readonly<Record<string, number>> = {
  vibrato_depth: 0,
  vibrato_rate: 5,
  motion: 0,
  motion_period: 4,
};

/**
 * Version 2 has kinds, of which the old pad is `warm`, and an LFO whose period counts in beats: it is that of the old rate at 120 BPM,
 * the tempo where no context is given. The old defaults are written out, so that later ones do not change the sound; `frequency` too,
 * without which version 2 plays in the key of the music; and what is new is at rest.
 */
const toVersion2: Migration = {
  from: 1,

  recognises: (preset, role) => isPadOfVersion1(preset, role) && 'lfo_rate' in parametersOf(preset),

  migrate(preset, role, at) {
    if (!isPadOfVersion1(preset, role)) return preset;
    const given = parametersOf(preset);
    const path = at('parameters');
    for (const key of ['kind', 'lfo_period', ...Object.keys(addedInVersion2)]) {
      if (given[key] === undefined) continue;
      const problem = `${joinPath(path, key)} is not a key of version 1, in which this preset is written.`;
      const suggestion =
        key === 'lfo_period' && 'lfo_rate' in given
          ? 'Write lfo_period instead of lfo_rate.'
          : 'Write "schema_version": 2, or leave it out.';
      throw check.problem(joinPath(path, key), 'newer_key', problem, 'keys of version 1', suggestion);
    }
    const { lfo_rate: rate, ...others } = { ...padOfVersion1, ...given };
    const range = { min: 0.01, max: 20, unit: 'Hz', example: 0.2 };
    const period = 2 / check.number(rate, joinPath(path, 'lfo_rate'), range);
    const lfoPeriod = Math.max(0.125, Math.min(64, period));
    const parameters = { kind: 'warm', ...others, lfo_period: lfoPeriod, ...addedInVersion2 };
    return new Map([...preset, ['parameters', parameters]]);
  },
};

/** In the order of their versions. */
export const migrations: readonly Migration[] = [toVersion2];

/**
 * @param role the one that the preset means
 * @param version the one that the preset names
 * @returns the preset as the newest version says it, and the version that it was written in
 * @throws PresetError for what its version cannot say
 */
export function migratePreset(
  preset: PresetEntries,
  role: string,
  version: number | undefined,
  at: (key: string) => string,
): { readonly preset: PresetEntries; readonly version: number } {
  const recognised = migrations.find((migration) => migration.recognises(preset, role))?.from;
  const written = version ?? recognised ?? presetSchemaVersion;
  const steps = migrations.filter(({ from }) => from >= written);
  return { preset: steps.reduce((older, step) => step.migrate(older, role, at), preset), version: written };
}

function isPadOfVersion1(preset: PresetEntries, role: string): boolean {
  const parameters = preset.has('parameters') ? preset.get('parameters') : {};
  const isObject = Object.prototype.toString.call(parameters) === '[object Object]';
  return role === 'pad' && isObject;
}

/** Those that are defined, without whatever else such an object may be. */
function parametersOf(preset: PresetEntries): Record<string, unknown> {
  const entries = Object.entries(preset.get('parameters') ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}
