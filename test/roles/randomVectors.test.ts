// Random parameter vectors of every role: never an error, never a sample that is not finite or over 1, never silence that is not
// asked for. Many more of them: node scripts/soakRoles.mjs.
import { describe, expect, it } from 'vitest';

import { roles } from '../../src/roles/index.ts';
import { randomVectors, VectorJudge, type RandomVector } from '../support/randomVectors.ts';

const COUNT = 40;
const judge = new VectorJudge();
/** A filter that is shut, or an echo that has not come yet, may leave little. */
const fine = ['sound', 'below −60 dBFS', 'asked silence'];

describe.each([...roles.values()].map((role) => ({ name: role.name, role })))('random vectors: $name', ({ role }) => {
  const vectors = [...randomVectors(role, { count: COUNT })];

  it('are the same for a seed, use all kinds, and reach both ends of every range', () => {
    expect([...randomVectors(role, { count: COUNT })]).toEqual(vectors);
    expect(new Set(vectors.map(({ preset }) => preset.parameters['kind'])).size).toBe(role.kinds.length);
    const values = [...randomVectors(role, { count: 60 * role.kinds.length })].map(({ preset }) => preset.parameters);
    for (const record of role.parameters) {
      if (record.kind !== 'number' && record.kind !== 'integer') continue;
      const given = values.map((parameters) => parameters[record.name]);
      for (const end of [record.min, record.max]) expect(given, record.name).toContain(end);
    }
  });

  it('are sounds, unless they ask for silence', async () => {
    const offences: string[] = [];
    for (const vector of vectors) {
      const { outcome, peak, message = '' } = await judge.judge(vector);
      if (!fine.includes(outcome)) offences.push(`${outcome} (${peak}) ${message}: ${JSON.stringify(vector)}`);
    }
    expect(offences).toEqual([]);
  });
});

describe('VectorJudge', () => {
  const [vector] = randomVectors(roles.get('pad')!, { count: 1 });
  const plain = { kind: 'warm', frequency: 220, attack: 0.01, reverb: 0, cutoff: 20000, filter_envelope: 0 };
  const outcome = async (parameters: RandomVector['preset']['parameters'], changes: Partial<RandomVector> = {}) => {
    const preset = { role: 'pad', parameters: { ...plain, ...parameters }, constraints: vector!.preset.constraints! };
    return (await judge.judge({ preset, context: vector!.context, duration: 0.2, options: {}, ...changes })).outcome;
  };

  it('knows a sound, silence that is asked for, and what is quieter than it asks', async () => {
    expect(await outcome({})).toBe('sound');
    expect(await outcome({ amplitude: 0 })).toBe('asked silence');
    expect(await outcome({ amplitude: 0.0005 })).toBe('asked silence');
    expect(await outcome({ cutoff: 20, resonance: 0.3, frequency: 4000, sub: 0 })).toBe('below −60 dBFS');
    const never = { notes: [{ startSec: 0, lengthSec: 0.1, velocity: 0 }] };
    expect(await outcome({}, { options: never })).toBe('asked silence');
    const none = { notes: [{ startSec: 0.3, lengthSec: 0.1 }] };
    expect(await outcome({}, { options: none })).toBe('asked silence');
  });

  it('knows an error', async () => {
    expect(await outcome({ frequency: -1 })).toBe('error');
    expect(await outcome({}, { duration: -1 })).toBe('error');
  });
});
