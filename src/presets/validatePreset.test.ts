import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caught } from '../../test/support/caught.ts';
import { AiaudioError, PresetError } from '../errors.ts';
import { plainKind, plainNumber as number, plainRole } from '../../test/support/plainRole.ts';
import { type ChoiceParameter, type NumberParameter, type Parameter } from '../roles/parameter.ts';
import { constraintRecords } from './constraints.ts';
import type { RoleParameters } from './resolveRole.ts';
import { validatePreset } from './validatePreset.ts';

const wave: ChoiceParameter = {
  kind: 'choice',
  name: 'wave',
  meaning: 'wave',
  choices: ['sine', 'saw'],
  default: 'saw',
  structural: true,
  rate: 'note',
  words: {},
};

const padParameters: Parameter[] = [
  number('frequency', 'Hz', 20, 20000, 220),
  number('amplitude', '', 0, 1, 0.5),
  number('attack', 's', 0, 20, 0.2),
  number('decay', 's', 0, 20, 0.5),
  number('sustain', '', 0, 1, 0.7),
  number('release', 's', 0, 20, 2),
  wave,
  { ...number('grain', '', 0, 1, 0.3), kinds: ['cloudy'] },
];

const padKinds = [plainKind('plain', ['pad']), plainKind('cloudy', ['cloud', 'fog pad'], { attack: 3 })];

const roles: RoleParameters = new Map([
  ['pad', plainRole('pad', padParameters, padKinds)],
  ['bass', plainRole('bass', padParameters.slice(0, 2))],
]);

const documented = {
  name: 'Warm Pad',
  role: 'pad',
  description: 'Warm atmospheric pad with lush reverb',
  category: 'pad',
  parameters: { frequency: 440.0, amplitude: 0.5, attack: 0.2, decay: 0.5, sustain: 0.7, release: 2.0 },
  constraints: { max_cpu: 0.8, max_latency: 10.0, lufs_target: -18.0, true_peak_limit: -1.0 },
};

describe('accepted', () => {
  test('the documented preset', () => {
    expect(validatePreset(documented, roles)).toStrictEqual({
      ...documented,
      parameters: { kind: 'plain', ...documented.parameters, wave: 'saw' },
      given: ['frequency', 'amplitude', 'attack', 'decay', 'sustain', 'release'],
      schema_version: 2,
    });
  });

  test('the documented low-level form', () => {
    const preset = { prompt: 'Warm pad', role: 'pad', constraints: documented.constraints };
    expect(validatePreset(preset, roles)).toMatchObject({
      name: 'Untitled',
      role: 'pad',
      category: 'pad',
      description: 'Warm pad',
      given: [],
      constraints: documented.constraints,
    });
  });

  test('the role from the category', () => {
    expect(validatePreset({ category: 'bass' }, roles)).toMatchObject({ role: 'bass', category: 'bass' });
    expect(validatePreset({ role: undefined, category: 'bass' }, roles).role).toBe('bass');
  });

  test('the role and the kind from the words of a text', () => {
    const preset = validatePreset({ description: 'A cloud of voices' }, roles);
    expect(preset).toMatchObject({
      role: 'pad',
      category: 'pad',
      parameters: { kind: 'cloudy', attack: 3, grain: 0.3 },
    });
    expect(preset.given).toEqual([]);
    expect(validatePreset({ role: 'unknown', prompt: 'deep bass' }, roles).role).toBe('bass');
  });

  test('the kind that is named counts, not the words', () => {
    const preset = validatePreset({ role: 'pad', name: 'Cloud', parameters: { kind: 'plain' } }, roles);
    expect(preset).toMatchObject({ parameters: { kind: 'plain', attack: 0.2 }, given: ['kind'] });
    expect(validatePreset({ role: 'pad', name: 'Cloud' }, roles).parameters['kind']).toBe('cloudy');
  });

  test('beside a role, the category is free', () => {
    expect(validatePreset({ role: 'pad', category: 'Film/Dawn' }, roles)).toMatchObject({
      role: 'pad',
      category: 'Film/Dawn',
    });
  });

  test('versions', () => {
    expect(validatePreset({ role: 'bass', schema_version: 2, engine_version: '0.1.0' }, roles)).toMatchObject({
      schema_version: 2,
      engine_version: '0.1.0',
    });
    expect(Object.keys(validatePreset({ role: 'pad' }, roles))).not.toContain('engine_version');
    expect(Object.keys(validatePreset({ role: 'pad' }, roles))).not.toContain('migrated');
    expect(validatePreset({ role: 'bass', schema_version: 1 }, roles)).toMatchObject({
      schema_version: 2,
      migrated: 1,
    });
  });

  test('given names follow the records, and undefined is absent', () => {
    const preset = validatePreset({ role: 'pad', parameters: { wave: 'sine', decay: undefined, attack: 1 } }, roles);
    expect(preset.given).toEqual(['attack', 'wave']);
    expect(preset.parameters).toMatchObject({ attack: 1, decay: 0.5, wave: 'sine' });
  });

  test('the result is a frozen copy', () => {
    const input = structuredClone(documented);
    const preset = validatePreset(input, roles);
    input.parameters.attack = 9;
    input.constraints.max_cpu = 0.1;
    expect(preset.parameters['attack']).toBe(0.2);
    expect(preset.constraints.max_cpu).toBe(0.8);
    for (const part of [preset, preset.parameters, preset.constraints, preset.given])
      expect(Object.isFrozen(part)).toBe(true);
  });
});

describe('refused', () => {
  const nothing = 'but must be an object. Write it in braces, like { "schema_version": … }.';
  test.each([
    [null, 'wrong_type', '', `The preset is null, ${nothing}`],
    [undefined, 'wrong_type', '', `The preset is undefined, ${nothing}`],
    [[documented], 'wrong_type', '', `The preset is an array of 1, ${nothing}`],
    ['pad', 'wrong_type', '', `The preset is the string "pad", ${nothing}`],
    [7, 'wrong_type', '', `The preset is 7, ${nothing}`],
    [new Map([['role', 'pad']]), 'wrong_type', '', `The preset is an object, ${nothing}`],
    [
      {},
      'missing_role',
      'role',
      'role is missing, and there is no category. Add "role": "pad". The roles are pad, bass.',
    ],
    [
      { role: 'pda' },
      'unknown_role',
      'role',
      'role is the string "pda", but must be one of the roles pad, bass. Did you mean `pad`?',
    ],
    [{ role: 'Pad' }, 'unknown_role', 'role', 'Did you mean `pad`?'],
    [{ role: 'organ' }, 'unknown_role', 'role', 'The roles are pad, bass.'],
    [{ role: '__proto__' }, 'unknown_role', 'role', 'The roles are pad, bass.'],
    [{ role: 'organ', category: 'pad' }, 'unknown_role', 'role', 'The roles are pad, bass.'],
    [
      { category: 'Padz' },
      'unknown_role',
      'category',
      'category is the string "Padz", which is not a role, no other text names one, and role is missing. Did you mean `pad`? Or add a role.',
    ],
    [
      { role: 'unknown', name: 'Dawn', description: '' },
      'missing_role',
      'role',
      'role is "unknown", and none is named by name or description.',
    ],
    [
      { role: 'unknown', name: 'A pad over a bass' },
      'ambiguous_role',
      'name',
      'name names several roles: "pad" (pad), "bass" (bass); and role does not say which. Add "role": "pad" or "bass".',
    ],
    [
      { role: 1 },
      'wrong_type',
      'role',
      'role is 1, but must be a string of at most 64 characters, not blank. Write it in double quotes.',
    ],
    [{ role: '' }, 'blank_text', 'role', 'role is blank'],
    [{ role: null, category: 'pad' }, 'wrong_type', 'role', 'role is null'],
    [{ role: 'pad', category: 3 }, 'wrong_type', 'category', 'category is 3'],
    [{ role: 'pad', name: ['x'] }, 'wrong_type', 'name', 'name is an array of 1'],
    [{ role: 'pad', name: '  ' }, 'blank_text', 'name', 'Write some words, or leave the key out.'],
    [{ role: 'pad', name: 'x'.repeat(201) }, 'too_long', 'name', 'Shorten it to 200 characters.'],
    [{ role: 'pad', description: 5 }, 'wrong_type', 'description', 'description is 5'],
    [{ role: 'pad', description: 'x'.repeat(4001) }, 'too_long', 'description', 'Shorten it to 4000 characters.'],
    [{ role: 'pad', prompt: {} }, 'wrong_type', 'prompt', 'prompt is an object'],
    [
      { role: 'pad', description: 'a', prompt: 'a' },
      'conflicting_keys',
      'prompt',
      'prompt and description are two names of the same thing. Remove one of them.',
    ],
    [{ role: 'pad', schema_version: 3 }, 'unsupported_version', 'schema_version', 'Update aiaudio'],
    [{ role: 'pad', schema_version: '2' }, 'wrong_type', 'schema_version', 'Write 2 without quotes.'],
    [{ role: 'pad', schema_version: 0 }, 'out_of_range', 'schema_version', 'Use at least 1.'],
    [{ role: 'pad', engine_version: 1 }, 'wrong_type', 'engine_version', 'Write it in double quotes.'],
    [
      { role: 'pad', paramters: {} },
      'unknown_key',
      'paramters',
      'paramters is not a known key. Did you mean `parameters`?',
    ],
    [
      { role: 'pad', tempo: 120 },
      'unknown_key',
      'tempo',
      'Remove it; the keys are schema_version, engine_version, role',
    ],
    [
      JSON.parse('{"role": "pad", "__proto__": {"name": "x"}}'),
      'unknown_key',
      '__proto__',
      '__proto__ is not a known key.',
    ],
    [
      JSON.parse('{"role": "pad", "parameters": {"__proto__": {"attack": 1}}}'),
      'unknown_key',
      'parameters.__proto__',
      'is not a known key.',
    ],
    [
      JSON.parse('{"role": "pad", "constraints": {"__proto__": 1}}'),
      'unknown_key',
      'constraints.__proto__',
      'is not a known key.',
    ],
    [{ role: 'pad', constructor: 1 }, 'unknown_key', 'constructor', 'is not a known key.'],
    [{ role: 'pad', toString: 1 }, 'unknown_key', 'toString', 'is not a known key.'],
    [{ role: 'pad', parameters: null }, 'wrong_type', 'parameters', 'parameters is null, but must be an object.'],
    [
      { role: 'pad', parameters: [] },
      'wrong_type',
      'parameters',
      'parameters is an array of 0, but must be an object.',
    ],
    [
      { role: 'pad', parameters: { relase: 1 } },
      'unknown_key',
      'parameters.relase',
      'parameters.relase is not a known key. Did you mean `release`?',
    ],
    [
      { role: 'bass', parameters: { attack: 1 } },
      'unknown_key',
      'parameters.attack',
      'Remove it; the keys are kind, frequency, amplitude.',
    ],
    [
      { role: 'pad', parameters: { attack: '0.2' } },
      'wrong_type',
      'parameters.attack',
      'parameters.attack is the string "0.2", but must be a number from 0 to 20 s. Write 0.2 without quotes.',
    ],
    [
      { role: 'pad', parameters: { attack: { value: 1 } } },
      'wrong_type',
      'parameters.attack',
      'parameters.attack is an object',
    ],
    [{ role: 'pad', parameters: { frequency: 0 } }, 'out_of_range', 'parameters.frequency', 'Use at least 20 Hz.'],
    [{ role: 'pad', parameters: { attack: NaN } }, 'not_finite', 'parameters.attack', 'parameters.attack is NaN'],
    [
      JSON.parse('{"role": "pad", "parameters": {"attack": 1e999}}'),
      'not_finite',
      'parameters.attack',
      'parameters.attack is Infinity',
    ],
    [{ role: 'pad', parameters: { wave: 'swa' } }, 'unknown_choice', 'parameters.wave', 'Did you mean `saw`?'],
    [
      { role: 'pad', parameters: { grain: 0.1 } },
      'unused_parameter',
      'parameters.grain',
      'parameters.grain does nothing in a sound of kind plain. Remove it; cloudy has it.',
    ],
    [{ role: 'pad', parameters: { kind: 'plian' } }, 'unknown_choice', 'parameters.kind', 'Did you mean `plain`?'],
    [{ role: 'pad', constraints: 'loud' }, 'wrong_type', 'constraints', 'constraints is the string "loud"'],
    [{ role: 'pad', constraints: { lufs: -18 } }, 'unknown_key', 'constraints.lufs', 'is not a known key.'],
    [
      { role: 'pad', constraints: { true_peak_limit: 3 } },
      'out_of_range',
      'constraints.true_peak_limit',
      'Use at most 0 dBTP.',
    ],
  ])('%j', (input, code, path, message) => {
    const error = caught(() => validatePreset(input, roles));
    expect(error).toBeInstanceOf(PresetError);
    expect(error).toMatchObject({ code, path });
    expect(error.message).toContain(message);
    expect(error.message).toContain(path);
    expect(error.message.endsWith(error.suggestion)).toBe(true);
    expect(error.expected).not.toBe('');
  });

  test('the first error wins, whatever the order of the keys', () => {
    const parameters = { release: -1, attack: -1 };
    const first = caught(() => validatePreset({ constraints: { max_cpu: 9 }, parameters, role: 'pad' }, roles));
    const second = caught(() => validatePreset({ role: 'pad', parameters, constraints: { max_cpu: 9 } }, roles));
    expect(first.path).toBe('parameters.attack');
    expect(first.toJSON()).toEqual(second.toJSON());
  });

  test('a path in front, as in the body of a request', () => {
    expect(caught(() => validatePreset({ role: 'pad', parameters: { attack: -1 } }, roles, 'preset')).path).toBe(
      'preset.parameters.attack',
    );
    expect(caught(() => validatePreset({}, roles, 'preset')).message).toMatch(
      /^preset\.role is missing, and there is no category/,
    );
    expect(caught(() => validatePreset(1, roles, 'preset')).message).toMatch(/^preset is 1, but must be an object/);
  });

  test('nothing inherited counts', () => {
    expect(caught(() => validatePreset(Object.create({ role: 'pad' }), roles)).code).toBe('wrong_type');
  });
});

describe('fuzz', () => {
  const mostly = (good: fc.Arbitrary<unknown>, bad: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 30, arbitrary: good }, { weight: 1, arbitrary: bad });
  const inRange = (range: { min: number; max: number }): fc.Arbitrary<unknown> =>
    fc.oneof(fc.double({ ...range, noNaN: true }), fc.constantFrom(range.min, range.max, -0));
  const value = fc.oneof(
    fc.jsonValue(),
    fc.double(),
    fc.constantFrom('pad', 'bass', 'saw', '0.2', '', null, undefined, 0, 1, -1),
  );
  const oddKey = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'relase', 'attack_sec'));
  /** An object with some of the keys, mostly with good values, and now and then with an odd key. */
  const section = (good: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> => {
    const model = Object.fromEntries(Object.entries(good).map(([key, arbitrary]) => [key, mostly(arbitrary, value)]));
    const known = fc.record(model, { requiredKeys: [] });
    const odd = fc.tuple(known, oddKey, value).map(([entries, key, extra]) => ({ ...entries, [key]: extra }));
    return mostly(known, odd);
  };
  const role = fc.constantFrom('pad', 'bass');
  const text = fc.string({ maxLength: 20 });
  const preset = section({
    role,
    category: role,
    name: text.map((words) => `${words}.`),
    description: text,
    parameters: section({
      ...Object.fromEntries(
        padParameters.slice(0, 2).map((record) => [record.name, inRange(record as NumberParameter)]),
      ),
      attack: inRange({ min: 0, max: 20 }),
      wave: fc.constantFrom('sine', 'saw'),
      kind: fc.constantFrom('plain', 'cloudy'),
    }),
    constraints: section(
      Object.fromEntries(
        constraintRecords.map((record) => [
          record.name,
          record.nullable ? fc.oneof(inRange(record), fc.constant(null)) : inRange(record),
        ]),
      ),
    ),
    schema_version: fc.constant(2),
    engine_version: text.map((words) => `${words}.`),
  });
  const withPrompt = fc
    .tuple(preset, fc.oneof(text, value))
    .map(([known, prompt]) => ({ ...(known as object), prompt }));

  test('any value either validates, within all ranges, or gives one of our errors, with all fields', () => {
    let valid = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 8, arbitrary: preset }, withPrompt, fc.jsonValue(), fc.anything()), (input) => {
        try {
          const result = validatePreset(input, roles);
          valid++;
          const { parameters } = roles.get(result.role)!.kinds.find(({ name }) => name === result.parameters['kind'])!;
          expect(Object.keys(result.parameters)).toEqual(parameters.map((record) => record.name));
          for (const record of parameters) {
            const actual = result.parameters[record.name];
            if (record.kind === 'choice') expect(record.choices).toContain(actual);
            else if (record.kind === 'number')
              expect(actual).toSatisfy((x: number) => x >= record.min && x <= record.max);
            expect(Object.is(actual, -0)).toBe(false);
          }
          for (const record of constraintRecords) {
            const actual = result.constraints[record.name];
            if (actual === undefined || (actual === null && record.nullable)) continue;
            expect(actual! >= record.min && actual! <= record.max).toBe(true);
          }
          for (const key of ['name', 'role', 'category'] as const) expect(result[key].trim()).not.toBe('');
          expect(result.description).toBeTypeOf('string');
          const { given: _, migrated: __, ...again } = result;
          expect(validatePreset(again, roles)).toMatchObject(again);
        } catch (error) {
          if (!(error instanceof AiaudioError)) throw error;
          expect(error).toBeInstanceOf(PresetError);
          expect(error.code).toMatch(/^[a-z]+(_[a-z]+)*$/);
          expect(error.expected).not.toBe('');
          expect(error.suggestion).not.toBe('');
          expect(error.message.endsWith(error.suggestion)).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
    // Otherwise the generator no longer reaches the second half.
    expect(valid).toBeGreaterThan(300);
  });

  test('nothing pollutes the prototype', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      for (const where of ['{"role":"pad",@}', '{"role":"pad","parameters":{@}}', '{"role":"pad","constraints":{@}}']) {
        const input = JSON.parse(where.replace('@', `"${key}":{"polluted":true,"prototype":{"polluted":true}}`));
        expect(caught(() => validatePreset(input, roles)).code).toBe('unknown_key');
      }
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
