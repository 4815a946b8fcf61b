/** The published schema and the validator agree about presets. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { PresetError } from '../../src/errors.ts';
import { factoryPresets } from '../../src/presets/factoryPresets.ts';
import { constraintRecords } from '../../src/presets/constraints.ts';
import { validatePreset } from '../../src/presets/validatePreset.ts';
import { roles, type Parameter, type Role } from '../../src/roles/index.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/preset.schema.json', import.meta.url), 'utf8'));
// Conditions name keys whose types stand elsewhere, so two of the strict checks do not apply.
const isValid = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true }).compile(
  schema,
);

/** The code of the error that the validator gives; empty for a valid preset. */
function refusal(preset: unknown): string {
  try {
    validatePreset(preset, roles);
    return '';
  } catch (error) {
    if (error instanceof PresetError) return error.code;
    throw error;
  }
}

const agreement = (preset: unknown) => ({ preset, schema: isValid(preset), validator: refusal(preset) === '' });

/** What no schema can see: which role and which kind the words of a text ask for, and so which parameters there are. */
const ofWords = [
  ...['missing_role', 'unknown_role', 'ambiguous_role'],
  ...['unused_parameter', 'unknown_key', 'out_of_range', 'unknown_choice', 'not_an_integer'],
];

describe('schema and validator', () => {
  test.each([
    [{ role: 'pad' }, true],
    [{ category: 'Pad' }, true],
    [{ role: 'unknown', category: ' PAD' }, true],
    [{ prompt: 'a warm pad' }, true],
    [{ prompt: 'a warm pad', parameters: { attack: 1 } }, true],
    [{ role: 'pad', schema_version: 2, parameters: { kind: 'warm', frequency: 16, unison: 16 } }, true],
    [{ role: 'pad', constraints: { lufs_target: null, max_cpu: 1 } }, true],
    [{}, false],
    [null, false],
    [[], false],
    [{ role: 'unknown' }, false],
    [{ role: 'padd' }, false],
    [{ role: 'pad', prompt: 'a', description: 'a' }, false],
    [{ role: 'pad', name: ' ' }, false],
    [{ role: 'pad', name: 'x'.repeat(201) }, false],
    [{ role: 'pad', schema_version: 3 }, false],
    [{ role: 'pad', schema_version: '2' }, false],
    [{ role: 'pad', tempo: 120 }, false],
    [{ role: 'pad', parameters: { kind: 'wram' } }, false],
    [{ role: 'pad', parameters: { unison: 2.5 } }, false],
    [{ category: 'pad', parameters: { attack: 21 } }, false],
    [{ prompt: 'a pad', parameters: { attack: 21 } }, false],
    [{ role: 'pad', parameters: { lfo_rate: 1 }, schema_version: 2 }, false],
    [{ role: 'pad', constraints: { max_cpu: 0 } }, false],
    [{ role: 'pad', constraints: { true_peak_limit: null } }, false],
  ])('%j: %s', (preset, valid) => {
    expect(agreement(preset)).toEqual({ preset, schema: valid, validator: valid });
  });

  test('each parameter of each kind, in its range and around', () => {
    const disagreements: unknown[] = [];
    let valid = 0;
    for (const role of roles.values()) {
      for (const kind of role.kinds) {
        for (const record of role.parameters.slice(1)) {
          for (const value of valuesOf(record)) {
            const preset = { role: role.name, parameters: { kind: kind.name, [record.name]: value } };
            const both = agreement(preset);
            if (both.schema !== both.validator) disagreements.push(both);
            if (both.schema) valid++;
          }
        }
      }
    }
    expect(disagreements).toEqual([]);
    expect(valid).toBeGreaterThan(0);
  });

  test('the factory presets, and the files that are examples', () => {
    const example = JSON.parse(readFileSync(new URL('../../examples/warm-pad.json', import.meta.url), 'utf8'));
    for (const preset of [...factoryPresets, example]) expect(agreement(preset).schema).toBe(true);
  });

  test('presets of all sorts', () => {
    let valid = 0;
    let seen = 0;
    fc.assert(
      fc.property(presetArbitrary(), (preset) => {
        const bySchema = isValid(preset);
        const code = refusal(preset);
        seen++;
        if (code === '') valid++;
        // The words decide where neither role nor category does, and where no kind is named.
        return bySchema === (code === '') || (bySchema && ofWords.includes(code) && leavesToWords(preset, code));
      }),
      { numRuns: 2000 },
    );
    expect(valid / seen).toBeGreaterThan(0.15);
    expect(valid / seen).toBeLessThan(0.85);
  });
});

function leavesToWords(preset: unknown, code: string): boolean {
  const { role, category, parameters } = preset as Partial<Record<'role' | 'category', string>> & {
    parameters?: object;
  };
  const named = role === undefined || role === 'unknown' ? (category ?? '').trim().toLowerCase() : role;
  if (!roles.has(named)) return true;
  return code === 'unused_parameter' && (parameters as { kind?: unknown } | undefined)?.kind === undefined;
}

function valuesOf(record: Parameter): unknown[] {
  if (record.kind === 'choice') return [...record.choices, 'none', '', null, 1];
  if (record.kind === 'boolean') return [true, false, 0, 'true', null];
  const { min, max } = record;
  return [min, max, min - 1, max + 1, (min + max) / 2, min + 0.25, -0, String(min), null, true, [min]];
}

/** Presets that are mostly right, of all roles and kinds. */
function presetArbitrary(): fc.Arbitrary<unknown> {
  const odd = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(null, '', ' ', -1, 1e9, 'pad', true));
  const mostly = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 40, arbitrary: good }, { weight: 1, arbitrary: odd });
  const value = (record: Parameter): fc.Arbitrary<unknown> =>
    record.kind === 'number'
      ? fc.double({ min: record.min, max: record.max, noNaN: true })
      : record.kind === 'integer'
        ? fc.integer({ min: record.min, max: record.max })
        : fc.constantFrom(...(record.kind === 'choice' ? record.choices : [true, false]));
  const parameters = (role: Role): fc.Arbitrary<unknown> => {
    const some = fc.constantFrom(...role.kinds).chain((kind) =>
      fc.subarray([...kind.parameters.slice(1)], { maxLength: 8 }).chain((records) =>
        fc.record(
          {
            ...Object.fromEntries(records.map((record) => [record.name, mostly(value(record))])),
            kind: mostly(fc.constant(kind.name)),
          },
          { requiredKeys: [] },
        ),
      ),
    );
    const names = [...roles.values()].flatMap((other) => other.parameters.map(({ name }) => name));
    const withOdd = fc
      .tuple(some, fc.constantFrom(...names, 'atack'), fc.double({ min: 0.5, max: 1, noNaN: true }))
      .map(([known, key, extra]) => ({ ...(known as object), [key]: extra }));
    return fc.oneof({ weight: 4, arbitrary: some }, { weight: 1, arbitrary: withOdd });
  };
  const constraints = fc.record(
    Object.fromEntries(
      constraintRecords.map(({ name, min, max, nullable }) => [
        name,
        mostly(fc.oneof(fc.double({ min, max, noNaN: true }), fc.constant(nullable ? null : max))),
      ]),
    ),
    { requiredKeys: [] },
  );
  return fc.constantFrom(...roles.values()).chain((role) => {
    const words = [role.name, `${role.name}s`, role.name.toUpperCase(), ...role.words, 'dawn', 'pad and bass'];
    const text = mostly(
      fc.oneof(fc.constantFrom(...words, ...role.kinds.map(({ name }) => name)), fc.string({ maxLength: 9 })),
    );
    return fc
      .record(
        {
          schema_version: mostly(fc.constant(2)),
          engine_version: mostly(fc.constant('0.1.0')),
          role: mostly(fc.constantFrom(role.name, role.name, role.name, 'unknown')),
          category: text,
          name: text,
          description: text,
          parameters: mostly(parameters(role)),
          constraints: mostly(constraints),
          tempo: fc.constant(120),
          prompt: text,
        },
        { requiredKeys: [] },
      )
      .map(({ tempo, prompt, ...preset }) => ({
        ...preset,
        // Two keys that seldom belong there.
        ...(tempo !== undefined && role.name === 'pad' && preset.constraints === undefined ? { tempo } : {}),
        ...(prompt !== undefined && (preset.description === undefined || preset.name === undefined) ? { prompt } : {}),
      }));
  });
}
