import { describe, expect, it } from 'vitest';
import { effect, instrument, num } from '../ir/index.ts';
import { singleNote } from '../music/patterns/singleNote.ts';
import { roles } from './index.ts';
import type { KindDefinition } from './kind.ts';
import { defineParameters, type Parameter } from './parameter.ts';
import { defineRole, parameterSignals } from './role.ts';

const common = { meaning: 'A number.', unit: '', min: 0, max: 8, structural: false, words: {} } as const;
const parameters = defineParameters([
  { ...common, kind: 'number', name: 'level', default: 0.1, curve: 'linear', rate: 'live' },
  { ...common, kind: 'number', name: 'bend', default: 2, curve: 'linear', rate: 'note' },
  { ...common, kind: 'integer', name: 'steps', default: 4, rate: 'note' },
  {
    kind: 'choice',
    name: 'wave',
    meaning: 'A name.',
    choices: ['sine', 'saw'],
    default: 'saw',
    structural: true,
    rate: 'note',
    words: {},
  },
]);

describe('parameterSignals', () => {
  const signal = parameterSignals(parameters);

  it('declares inputs with the name, the default and the rate of the record, once each', () => {
    const graph = instrument('test', () =>
      signal('level').mul(signal('bend')).add(signal('steps')).add(signal('level')),
    );
    expect(graph.inputs.map(({ name, initial, rate }) => [name, initial, rate])).toEqual([
      ['level', Math.fround(0.1), 'live'],
      ['bend', 2, 'note'],
      ['steps', 4, 'note'],
    ]);
  });

  it('refuses what is not a number, and what is not there', () => {
    expect(() => instrument('test', () => signal('wave'))).toThrow('wave is not a number');
    expect(() => instrument('test', () => signal('wavy' as 'wave'))).toThrow('wavy is not a number');
  });
});

describe('defineRole', () => {
  const kind = (name: string, more: Partial<KindDefinition<typeof parameters>> = {}) => ({
    ...({
      name,
      description: 'A kind.',
      words: [`${name} sound`],
      pitched: 'none',
      rangeHz: [20, 20000],
      defaults: {},
    } as const),
    ...{ voice: () => instrument(name, () => num(0)), ...more },
  });
  const define = (...kinds: KindDefinition<typeof parameters>[]) =>
    defineRole({
      ...{
        name: 'test',
        description: 'A role.',
        words: [],
        targets: { lufs: -18, remedies: {} },
        defaultPattern: 'note',
      },
      ...{ parameters: defineParameters([...parameters, only]), kinds, space: () => effect('space', (x) => x) },
      patterns: { note: singleNote, chord: singleNote, phrase: singleNote, loop: singleNote },
    });
  const only = { ...parameters[0], name: 'only', kinds: ['second'] } as const;

  it('gives each kind its records, defaults, targets and space', () => {
    const own = effect('own', (x) => x);
    const role = define(
      kind('first', { defaults: { bend: 5 } }),
      kind('second', { targets: { lufs: -9 }, space: () => own }),
    );
    const [first, second] = role.kinds;
    const defaults = (records: readonly Parameter[]) => records.map((record) => [record.name, record.default]);
    const shared = [
      ['level', 0.1],
      ['steps', 4],
      ['wave', 'saw'],
    ];
    expect(new Set(defaults(first!.parameters))).toEqual(new Set([['kind', 'first'], ['bend', 5], ...shared]));
    expect(new Set(defaults(second!.parameters))).toEqual(
      new Set([['kind', 'second'], ['bend', 2], ...shared, ['only', 0.1]]),
    );
    expect([first!.targets.lufs, second!.targets.lufs]).toEqual([-18, -9]);
    expect(role.space({ kind: 'second' })).toBe(own);
    expect(role.space({ kind: 'first' }).name).toBe('space');
    expect(role.voice({ kind: 'second' }).name).toBe('second');
    expect(role.parameters[0]).toMatchObject({
      ...{ name: 'kind', choices: ['first', 'second'], default: 'first', structural: true },
      words: { 'first sound': 'first', 'second sound': 'second' },
    });
  });

  it('refuses defaults that a kind does not have, or that are out of range', () => {
    expect(() => define(kind('first', { defaults: { only: 1 } as object }))).toThrow('which it does not have');
    expect(() => define(kind('first', { defaults: { bend: 9 } }))).toThrow('default outside its range');
  });
});

it('each role is listed under its own name, with a sentence and the parameters that all roles have', () => {
  const shared = ['kind', 'frequency', 'amplitude', 'attack', 'decay', 'sustain', 'release'];
  for (const [name, role] of roles) {
    expect(role.name).toBe(name);
    expect(role.description).toMatch(/^[A-Z].*\.$/);
    expect(role.parameters.slice(0, shared.length).map((record) => record.name)).toEqual(shared);
  }
  expect([...roles.keys()]).toEqual(['pad', 'bass', 'lead', 'drum', 'fx']);
});
