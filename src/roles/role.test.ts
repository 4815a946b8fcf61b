import { describe, expect, it } from 'vitest';
import { instrument } from '../ir/index.ts';
import { roles } from './index.ts';
import { defineParameters } from './parameter.ts';
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

it('defineRole returns the role as it is', () => {
  const role = { ...roles.get('pad')!, name: 'other' };
  expect(defineRole(role)).toBe(role);
});

it('each role is listed under its own name, with a sentence and the parameters that all roles have', () => {
  const shared = ['frequency', 'amplitude', 'attack', 'decay', 'sustain', 'release'];
  for (const [name, role] of roles) {
    expect(role.name).toBe(name);
    expect(role.description).toMatch(/^[A-Z].*\.$/);
    expect(role.parameters.slice(0, shared.length).map((record) => record.name)).toEqual(shared);
  }
  expect([...roles.keys()]).toContain('pad');
});
