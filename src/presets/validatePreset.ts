import { PresetError } from '../errors.ts';
import { inputChecks, joinPath, type TextRange } from '../inputChecks.ts';
import { validateRoleParameters } from '../roles/validateRoleParameters.ts';
import { type Constraints, validateConstraints } from './constraints.ts';
import { migratePreset } from './migrations.ts';
import { presetSchemaVersion, type ValidPreset } from './preset.ts';
import { resolveKind, resolveRole, type RoleParameters } from './resolveRole.ts';

/** In the order in which they are checked. */
const presetKeys = [
  'schema_version',
  'engine_version',
  'role',
  'category',
  'name',
  'description',
  'prompt',
  'parameters',
  'constraints',
] as const;

/** How long its texts may be. */
export const presetTexts = {
  engine_version: { maxLength: 64, notBlank: true },
  role: { maxLength: 64, notBlank: true },
  category: { maxLength: 64, notBlank: true },
  name: { maxLength: 200, notBlank: true },
  description: { maxLength: 4000, notBlank: false },
  prompt: { maxLength: 4000, notBlank: false },
} as const satisfies Record<string, TextRange>;

const check = inputChecks('preset', PresetError);
const noConstraints: Constraints = Object.freeze({});

/**
 * Checks a preset, brings it to the newest version of the format and fills in what is absent.
 *
 * @param input what the user gave, e.g. parsed JSON
 * @param roles the roles that there are
 * @param path where it was found, e.g. `preset` in the body of a request; empty when it is the whole input
 * @returns a frozen preset; its values are copies
 * @throws PresetError for the first thing that is wrong: unknown keys in their order, then versions, texts, role, what its
 *   version cannot say, parameters, constraints
 */
export function validatePreset(input: unknown, roles: RoleParameters, path = ''): ValidPreset {
  const original = check.object(input, path, presetKeys);
  const at = (key: string): string => joinPath(path, key);
  const text = (key: keyof typeof presetTexts): string | undefined =>
    original.has(key) ? check.text(original.get(key), at(key), presetTexts[key]) : undefined;

  const asked = original.has('schema_version')
    ? validateSchemaVersion(original.get('schema_version'), at('schema_version'))
    : undefined;
  const engineVersion = text('engine_version');
  const texts = {
    role: text('role'),
    category: text('category'),
    name: text('name'),
    description: text('description'),
    prompt: text('prompt'),
  };
  const { category, name, description, prompt } = texts;
  if (description !== undefined && prompt !== undefined) {
    throw check.problem(
      at('prompt'),
      'conflicting_keys',
      `${at('prompt')} and ${at('description')} are two names of the same thing.`,
      'either description or prompt',
      'Remove one of them.',
    );
  }
  const { name: roleName, role } = resolveRole(texts, roles, at);
  const { preset: given, version } = migratePreset(original, roleName, asked, at);
  const parameters = given.has('parameters') ? given.get('parameters') : {};
  const values = validateRoleParameters(role, parameters, at('parameters'), resolveKind(texts, role));
  // Only now is it known to be an object.
  const givenKeys = Object.entries(parameters as object).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  return Object.freeze({
    name: name ?? 'Untitled',
    role: roleName,
    description: description ?? prompt ?? '',
    category: category ?? roleName,
    parameters: values,
    given: Object.freeze(Object.keys(values).filter((key) => givenKeys.includes(key))),
    constraints: given.has('constraints')
      ? validateConstraints(given.get('constraints'), at('constraints'))
      : noConstraints,
    schema_version: presetSchemaVersion,
    ...(version < presetSchemaVersion ? { migrated: version } : {}),
    ...(engineVersion === undefined ? {} : { engine_version: engineVersion }),
  });
}

function validateSchemaVersion(value: unknown, path: string): number {
  const range = { min: 1, max: Number.MAX_SAFE_INTEGER, integer: true, example: presetSchemaVersion };
  const version = check.number(value, path, range);
  if (version <= presetSchemaVersion) return version;
  const expected = `at most ${presetSchemaVersion}`;
  const suggestion = 'Update aiaudio, or save the preset for this version.';
  throw check.mismatch(path, 'unsupported_version', String(version), expected, suggestion);
}
