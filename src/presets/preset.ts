import type { ParameterValue } from '../roles/parameter.ts';
import type { Constraints } from './constraints.ts';

/**
 * A sound as users write it: what it is for (role), what it is like (a sentence) and whatever they want to fix (numbers,
 * constraints). Only a role is required: by `role`, by `category` or by a word in one of the texts.
 */
export interface Preset {
  /** Default `Untitled`. */
  readonly name?: string;
  /** `pad`, … Default, and that of `unknown`: the category, or else the role whose key words stand in category, name or description. */
  readonly role?: string;
  /** What the sound is like, in words. */
  readonly description?: string;
  /** Another name for `description`; give one of the two. */
  readonly prompt?: string;
  /** Where the preset is filed; any text. Default: the role. */
  readonly category?: string;
  /** Values of the role's parameters; those that are absent are free to follow the description. */
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly constraints?: Constraints;
  /** The version of this format. Default: the newest, but for what only an older one can say. */
  readonly schema_version?: number;
  /** The version of the engine that the preset was made with. */
  readonly engine_version?: string;
}

/** A preset that has been checked, with its defaults filled in. */
export interface ValidPreset {
  readonly name: string;
  readonly role: string;
  /** From `description` or `prompt`; may be empty. */
  readonly description: string;
  readonly category: string;
  /** One value for each parameter of its kind, in the order of the records; `kind` is the first. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** The names of the parameters that the user gave, in the order of the records; the others hold their defaults. */
  readonly given: readonly string[];
  /** Those that the user gave. */
  readonly constraints: Constraints;
  /** The newest: older presets are migrated. */
  readonly schema_version: number;
  /** The version that it was written in, if that was an older one. */
  readonly migrated?: number;
  readonly engine_version?: string;
}

/** The version of the preset format that this library writes, and the newest that it reads. */
export const presetSchemaVersion = 2;
