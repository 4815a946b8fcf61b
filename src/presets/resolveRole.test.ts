import { describe, expect, test } from 'vitest';
import { caught } from '../../test/support/caught.ts';

import { plainKind, plainNumber, plainRole } from '../../test/support/plainRole.ts';
import { roles as allRoles } from '../roles/index.ts';
import { findPhrases } from './findPhrases.ts';
import { resolveKind, resolveRole, type RoleParameters, type RoleTexts } from './resolveRole.ts';

const parameters = [plainNumber('amplitude', '', 0, 1, 0.5)];
const roles: RoleParameters = new Map([
  [
    'pad',
    plainRole('pad', parameters, [plainKind('warm', ['warm pad']), plainKind('glass', ['glassy pad'])], ['texture']),
  ],
  ['bass', plainRole('bass', parameters, [plainKind('sub', ['sub bass']), plainKind('acid', ['303', 'acid bass'])])],
  [
    'drum',
    plainRole('drum', parameters, [plainKind('kick', ['bass drum', 'bd']), plainKind('hat', ['hi hat', 'hat'])]),
  ],
]);

const resolved = (texts: RoleTexts): string[] => {
  const { name, role } = resolveRole(texts, roles, (key) => key);
  expect(role).toBe(roles.get(name));
  return [name, resolveKind(texts, role)];
};

describe('resolveRole, resolveKind', () => {
  test.each<[RoleTexts, string, string]>([
    [{ role: 'drum' }, 'drum', 'kick'],
    [{ role: 'drum', category: 'pad', name: 'Bass' }, 'drum', 'kick'],
    [{ role: 'drum', name: 'Closed Hi-Hat' }, 'drum', 'hat'],
    [{ category: ' PAD ' }, 'pad', 'warm'],
    [{ role: 'unknown', category: 'Bass' }, 'bass', 'sub'],
    [{ category: 'Hats' }, 'drum', 'hat'],
    [{ category: 'Dawn', name: 'Glassy pads' }, 'pad', 'glass'],
    [{ name: 'Bass Drum 01' }, 'drum', 'kick'],
    [{ name: 'sub-bass' }, 'bass', 'sub'],
    [{ name: 'Warm bass' }, 'bass', 'sub'],
    [{ name: 'Sunrise', prompt: 'something warm' }, 'pad', 'warm'],
    [{ name: 'Dusty kick', description: 'good with a bass' }, 'drum', 'kick'],
    [{ name: 'Warm acid', description: 'a BD' }, 'drum', 'kick'],
    [{ name: 'Bass', description: 'for a 303 line over drums' }, 'bass', 'acid'],
    [{ category: 'bass', description: 'texture' }, 'bass', 'sub'],
    // Which of both it is, the name does not say, but the description does.
    [{ role: 'drum', name: 'Hat and kick', description: 'A kick.' }, 'drum', 'hat'],
    [{ role: 'drum', name: 'Hat and kick' }, 'drum', 'hat'],
    [{ role: 'drum', description: 'Hat and kick' }, 'drum', 'kick'],
  ])('%j is a %s of kind %s', (texts, role, kind) => {
    expect(resolved(texts)).toEqual([role, kind]);
  });

  test.each<[RoleTexts, string, string, string]>([
    [
      {},
      'missing_role',
      'role',
      'role is missing, and there is no category. Add "role": "pad". The roles are pad, bass, drum.',
    ],
    [{ role: 'Pad', category: 'pad' }, 'unknown_role', 'role', 'Did you mean `pad`?'],
    [
      { role: 'texture' },
      'unknown_role',
      'role',
      'role is the string "texture", but must be one of the roles pad, bass, drum.',
    ],
    [{ name: 'Dawn' }, 'missing_role', 'role', 'none is named by name.'],
    [{ category: 'drun', name: 'Dawn' }, 'unknown_role', 'category', 'Did you mean `drum`? Or add a role.'],
    [{ name: 'A texture for drums' }, 'ambiguous_role', 'name', '"texture" (pad), "drum" (drum)'],
    [{ name: 'Sub-bass drum' }, 'ambiguous_role', 'name', '"sub bass" (bass), "bass drum" (drum)'],
    [{ name: 'pad or bass', prompt: 'a pad' }, 'ambiguous_role', 'name', 'name names several'],
    [{ prompt: 'warm and acid' }, 'ambiguous_role', 'prompt', 'Add "role": "pad" or "bass".'],
    [{ name: 'drum bass', category: 'pads and hats' }, 'ambiguous_role', 'category', 'category names several roles'],
    [{ name: 'bassoon' }, 'missing_role', 'role', 'Add "role"'],
    [{ category: '__proto__' }, 'unknown_role', 'category', 'The roles are pad, bass, drum.'],
  ])('%j: %s', (texts, code, path, message) => {
    const error = caught(() => resolveRole(texts, roles, (key) => key));
    expect(error).toMatchObject({ code, path });
    expect(error.message).toContain(message);
  });

  test('a name that kinds of two roles have does not choose', () => {
    const twice: RoleParameters = new Map(
      ['bass', 'lead'].map((name) => [name, plainRole(name, parameters, [plainKind('pluck')])]),
    );
    expect(() => resolveRole({ name: 'Pluck' }, twice, (key) => key)).toThrow('"pluck" (bass or lead)');
    expect(resolveRole({ name: 'Lead pluck' }, twice, (key) => key).name).toBe('lead');
  });
});

describe('the words of the roles', () => {
  const owned = [...allRoles.values()].flatMap((role): (readonly [word: string, owner: string])[] => [
    ...[role.name, ...role.words].map((word) => [word, role.name] as const),
    ...role.kinds.flatMap(({ name, words }) => words.map((word) => [word, `${role.name}.${name}`] as const)),
  ]);

  test('belong to one role and one kind each', () => {
    // A word finds itself, and what else is spelt like it.
    const shared = owned.flatMap(([word]) => findPhrases(word, owned)).filter(({ meanings }) => meanings.length > 1);
    expect(shared).toEqual([]);
  });

  test('are not the names of other kinds', () => {
    const isIn = (phrase: string, text: string): boolean => findPhrases(text, [[phrase, null]]).length > 0;
    const kinds = [...allRoles.values()].flatMap((role) =>
      role.kinds.map(({ name }) => [name, `${role.name}.${name}`]),
    );
    const offences = kinds.flatMap(([name, kind]) =>
      owned
        .filter(([word, owner]) => owner !== kind && isIn(word, name!) && isIn(name!, word))
        .map(([word, owner]) => `${kind} is a word of ${owner}: ${word}`),
    );
    expect(offences).toEqual([]);
  });

  test('are lower-case, and lead to what has them', () => {
    for (const role of allRoles.values()) {
      for (const word of [role.name, ...role.words]) {
        expect(word).toBe(word.toLowerCase());
        expect(resolveRole({ name: word }, allRoles, (key) => key).name).toBe(role.name);
      }
      for (const kind of role.kinds) {
        for (const word of kind.words) {
          expect(word).toBe(word.toLowerCase());
          expect(resolveRole({ name: word }, allRoles, (key) => key).name).toBe(role.name);
          expect(resolveKind({ name: word }, role)).toBe(kind.name);
        }
        expect(resolveKind({ name: kind.name }, role)).toBe(kind.name);
      }
    }
  });

  test.each([
    ['Warm pad', 'pad'],
    ['an evolving atmosphere', 'pad'],
    ['deep bass', 'bass'],
    ['Sub-Bass', 'bass'],
    ['bright lead', 'lead'],
    ['Punchy kick', 'drum'],
    ['bass drum', 'drum'],
    ['snares', 'drum'],
    ['Closed Hi-Hat', 'drum'],
    ['clap', 'drum'],
    ['riser', 'fx'],
    ['Impact', 'fx'],
  ])('"%s" asks for a %s', (text, role) => {
    if (allRoles.has(role)) expect(resolveRole({ prompt: text }, allRoles, (key) => key).name).toBe(role);
  });
});
