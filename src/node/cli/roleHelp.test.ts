import { describe, expect, it } from 'vitest';

import { roles } from '../../roles/index.ts';
import { roleHelp } from './roleHelp.ts';

/** What a table says on the right of a name; the lines that it is wrapped to are joined. */
function entry(text: string, name: string): string {
  const lines = text.split('\n');
  const at = lines.map((line) => line.startsWith(`  ${name} `)).lastIndexOf(true);
  const rest = lines.slice(at + 1);
  const more = rest.findIndex((line) => !/^ {6,}\S/.test(line));
  return [lines[at], ...rest.slice(0, more < 0 ? undefined : more)].map((line) => line?.trim()).join(' ');
}

const narrow = (text: string): void =>
  expect(text.split('\n').filter((line) => line.length > 100 || line !== line.trimEnd())).toEqual([]);

it('lists the roles', () => {
  const text = roleHelp([]);
  narrow(text);
  for (const { name, description } of roles.values()) expect(entry(text, name)).toContain(description);
  expect(roleHelp(['none'])).toBe(text);
});

describe.each([...roles.values()])('$name', (role) => {
  it('has kinds and parameters', () => {
    const text = roleHelp([role.name]);
    narrow(text);
    for (const { name, description } of role.kinds)
      expect(text.replaceAll(/\s+/g, ' ')).toContain(`${name} ${description}`);
    for (const { name, meaning, kinds } of role.parameters) {
      expect(entry(text, name)).toContain(meaning);
      for (const kind of kinds ?? []) expect(entry(text, name)).toMatch(new RegExp(` For .*\\b${kind}\\b`));
    }
  });

  it('has kinds with their own parameters and defaults', () => {
    for (const kind of role.kinds) {
      const text = roleHelp([role.name, kind.name]);
      narrow(text);
      for (const { name } of role.parameters) {
        const own = kind.parameters.find((record) => record.name === name);
        if (own === undefined) expect(text).not.toMatch(new RegExp(`^  ${name} `, 'm'));
        else expect(entry(text, name)).toMatch(new RegExp(`default ${String(own.default).replaceAll('.', '\\.')}\\.$`));
      }
    }
  });

  it('knows no other kind', () => {
    const { name } = role.kinds[0]!;
    const text = roleHelp([role.name, `${name}x`]);
    expect(text).toContain(`The role ${role.name} has no kind ${name}x. Did you mean \`${name}\`?`);
    expect(text).toContain(roleHelp([role.name]));
  });
});
