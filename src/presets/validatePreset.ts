import { didYouMean } from '../didYouMean.ts';
import { PresetError } from '../errors.ts';
import { describeValue, inputChecks, joinPath } from '../inputChecks.ts';
import type { Role } from '../roles/role.ts';
import { validateRoleParameters } from '../roles/validateRoleParameters.ts';
import { type Constraints, validateConstraints } from './constraints.ts';
import { presetSchemaVersion, type ValidPreset } from './preset.ts';

/** What has to be known of the roles to validate a preset, by the name of the role. */
export type RoleParameters = ReadonlyMap<string, Pick<Role, 'words' | 'kinds' | 'parameters'>>;

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

const check = inputChecks('preset', PresetError);
const noConstraints: Constraints = Object.freeze({});

/**
 * Checks a preset and fills in what is absent.
 *
 * @param input what the user gave, e.g. parsed JSON
 * @param roles the roles that there are
 * @param path where it was found, e.g. `preset` in the body of a request; empty when it is the whole input
 * @returns a frozen preset; its values are copies
 * @throws PresetError for the first thing that is wrong: unknown keys in their order, then versions, role, texts,
 *   parameters, constraints
 */
export function validatePreset(input: unknown, roles: RoleParameters, path = ''): ValidPreset {
  const given = check.object(input, path, presetKeys);
  const at = (key: string): string => joinPath(path, key);
  const text = (key: string, maxLength: number, notBlank: boolean): string | undefined =>
    given.has(key) ? check.text(given.get(key), at(key), { maxLength, notBlank }) : undefined;

  const schemaVersion = given.has('schema_version')
    ? validateSchemaVersion(given.get('schema_version'), at('schema_version'))
    : presetSchemaVersion;
  const engineVersion = text('engine_version', 64, true);
  const roleName = text('role', 64, true);
  const category = text('category', 64, true);
  const { name: role, found } = findRole(roleName, category, roles, at);
  const name = text('name', 200, true) ?? 'Untitled';
  const description = text('description', 4000, false);
  const prompt = text('prompt', 4000, false);
  if (description !== undefined && prompt !== undefined) {
    throw check.problem(
      at('prompt'),
      'conflicting_keys',
      `${at('prompt')} and ${at('description')} are two names of the same thing.`,
      'either description or prompt',
      'Remove one of them.',
    );
  }
  const parameters = given.has('parameters') ? given.get('parameters') : {};
  const values = validateRoleParameters(found, parameters, at('parameters'));
  // Only now is it known to be an object.
  const givenKeys = Object.entries(parameters as object).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  return Object.freeze({
    name,
    role,
    description: description ?? prompt ?? '',
    category: category ?? role,
    parameters: values,
    given: Object.freeze(Object.keys(values).filter((key) => givenKeys.includes(key))),
    constraints: given.has('constraints')
      ? validateConstraints(given.get('constraints'), at('constraints'))
      : noConstraints,
    schema_version: schemaVersion,
    ...(engineVersion === undefined ? {} : { engine_version: engineVersion }),
  });
}

function findRole(
  role: string | undefined,
  category: string | undefined,
  roles: RoleParameters,
  at: (key: string) => string,
): { name: string; found: Pick<Role, 'words' | 'kinds' | 'parameters'> } {
  const name = role ?? category;
  const names = [...roles.keys()];
  const expected = `one of the roles ${names.join(', ')}`;
  if (name === undefined) {
    const suggestion = `Add "role": ${JSON.stringify(names[0] ?? '')}.`;
    throw check.problem(
      at('role'),
      'missing_role',
      `${at('role')} is missing, and there is no category.`,
      expected,
      suggestion,
    );
  }
  const found = roles.get(name);
  if (found !== undefined) return { name, found };
  const near = didYouMean(name, names);
  const suggestion = near === undefined ? `The roles are ${names.join(', ')}.` : `Did you mean \`${near}\`?`;
  if (role !== undefined) throw check.mismatch(at('role'), 'unknown_role', describeValue(role), expected, suggestion);
  const path = at('category');
  const problem = `${path} is ${describeValue(name)}, which is not a role, and ${at('role')} is missing.`;
  throw check.problem(path, 'unknown_role', problem, expected, `${suggestion} Or add a role.`);
}

function validateSchemaVersion(value: unknown, path: string): number {
  const range = { min: 1, max: Number.MAX_SAFE_INTEGER, integer: true, example: presetSchemaVersion };
  const version = check.number(value, path, range);
  if (version <= presetSchemaVersion) return version;
  const expected = `at most ${presetSchemaVersion}`;
  const suggestion = 'Update aiaudio, or save the preset for this version.';
  throw check.mismatch(path, 'unsupported_version', String(version), expected, suggestion);
}
