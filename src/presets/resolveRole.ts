/** Which role and which kind of sound a preset is for, where it does not say so. */
import { didYouMean } from '../didYouMean.ts';
import { type AiaudioError, PresetError } from '../errors.ts';
import { describeValue, inputChecks } from '../inputChecks.ts';
import type { Role } from '../roles/role.ts';
import { findPhrases, type FoundPhrase } from './findPhrases.ts';

/** What has to be known of the roles to validate a preset, by the name of the role. */
export type RoleParameters = ReadonlyMap<string, Pick<Role, 'words' | 'kinds' | 'parameters'>>;

/** Where a preset tells its role, in the order in which they are asked. `description` or `prompt`, of which there is one at most. */
export type RoleTexts = Partial<Record<'role' | (typeof textKeys)[number], string | undefined>>;

export interface ResolvedRole {
  readonly name: string;
  readonly role: Pick<Role, 'words' | 'kinds' | 'parameters'>;
}

const textKeys = ['category', 'name', 'description', 'prompt'] as const;

const check = inputChecks('preset', PresetError);

/**
 * The role that `role` names. Without it, or where it is `unknown`: the role that the category names, or else the one whose key words
 * stand in the first text that has any, of category, name and description.
 *
 * @param at gives the path of a key of the preset
 * @throws PresetError `unknown_role` for a name that is none, `ambiguous_role` for a text that names several, `missing_role`
 */
export function resolveRole(texts: RoleTexts, roles: RoleParameters, at: (key: string) => string): ResolvedRole {
  const { role, category } = texts;
  const named = role === undefined || role === 'unknown' ? category?.trim().toLowerCase() : role;
  const found = named === undefined ? undefined : roles.get(named);
  if (named !== undefined && found !== undefined) return { name: named, role: found };
  if (role !== undefined && role !== 'unknown') throw unknownRole(at('role'), role, roles);

  let undecided: AiaudioError | undefined;
  for (const key of textKeys) {
    const text = texts[key] ?? '';
    const words = findPhrases(text, roleWords(roles));
    const found = words.length > 0 ? words : findPhrases(text, kindNames(roles));
    const names = [...new Set(found.flatMap(({ meanings }) => meanings))];
    const [name] = names;
    if (name !== undefined && names.length === 1) return { name, role: roles.get(name)! };
    if (names.length > 1) undecided ??= ambiguousRole(key, found, names, at);
    // Names of kinds are too vague to disagree about.
    if (words.length > 0) break;
  }
  if (undecided !== undefined) throw undecided;
  throw missingRole(texts, roles, at);
}

/**
 * The kind whose words stand in the first text that names one: in a category or a name the first one that is named, in a
 * description, which is prose, only if it names no other. Otherwise the first of the role.
 */
export function resolveKind(texts: RoleTexts, { kinds }: Pick<Role, 'kinds'>): string {
  const phrases = kinds.flatMap(({ name, words }) => [name, ...words].map((word) => [word, name] as const));
  for (const key of textKeys) {
    const found = findPhrases(texts[key] ?? '', phrases);
    const names = [...new Set(found.flatMap(({ meanings }) => meanings))];
    const isProse = key === 'description' || key === 'prompt';
    if (names.length === 1 || (names.length > 1 && !isProse)) return names[0]!;
  }
  return kinds[0]!.name;
}

type Phrases = readonly (readonly [phrase: string, role: string])[];

/** What asks for a role. */
function roleWords(roles: RoleParameters): Phrases {
  return [...roles].flatMap(([name, role]) =>
    [name, ...role.words, ...role.kinds.flatMap((kind) => kind.words)].map((word) => [word, name] as const),
  );
}

/** What asks for one in a text where nothing better does: names of kinds may be adjectives, as in "warm bass". */
function kindNames(roles: RoleParameters): Phrases {
  return [...roles].flatMap(([name, role]) => role.kinds.map((kind) => [kind.name, name] as const));
}

function unknownRole(path: string, role: string, roles: RoleParameters): AiaudioError {
  return check.mismatch(path, 'unknown_role', describeValue(role), expectedRole(roles), nearRole(role, roles));
}

function ambiguousRole(
  key: string,
  phrases: readonly FoundPhrase<string>[],
  names: readonly string[],
  at: (key: string) => string,
): AiaudioError {
  const words = phrases.map(({ phrase, meanings }) => `${JSON.stringify(phrase)} (${meanings.join(' or ')})`);
  return check.problem(
    at(key),
    'ambiguous_role',
    `${at(key)} names several roles: ${words.join(', ')}; and ${at('role')} does not say which.`,
    'the words of one role',
    `Add "role": ${names.map((name) => JSON.stringify(name)).join(' or ')}.`,
  );
}

function missingRole(texts: RoleTexts, roles: RoleParameters, at: (key: string) => string): AiaudioError {
  const problem = texts.role === undefined ? `${at('role')} is missing` : `${at('role')} is "unknown"`;
  if (texts.category !== undefined) {
    const path = at('category');
    const found = `${path} is ${describeValue(texts.category)}, which is not a role, no other text names one, and ${problem}.`;
    const suggestion = `${nearRole(texts.category, roles)} Or add a role.`;
    return check.problem(path, 'unknown_role', found, expectedRole(roles), suggestion);
  }
  const given = textKeys.filter((key) => texts[key] !== undefined);
  const elsewhere = given.length === 0 ? 'there is no category' : `none is named by ${given.map(at).join(' or ')}`;
  const suggestion = `Add "role": ${JSON.stringify(roles.keys().next().value ?? '')}.`;
  return check.problem(
    at('role'),
    'missing_role',
    `${problem}, and ${elsewhere}.`,
    expectedRole(roles),
    roles.size > 1 ? `${suggestion} The roles are ${[...roles.keys()].join(', ')}.` : suggestion,
  );
}

function expectedRole(roles: RoleParameters): string {
  return `one of the roles ${[...roles.keys()].join(', ')}`;
}

function nearRole(name: string, roles: RoleParameters): string {
  const near = didYouMean(name, roles.keys());
  return near === undefined ? `The roles are ${[...roles.keys()].join(', ')}.` : `Did you mean \`${near}\`?`;
}
