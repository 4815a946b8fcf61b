// What a unit says of its options in its table is what it does: every option of every unit, at both ends and beyond.
import { describe, expect, test } from 'vitest';
import { GraphError } from '../../src/errors.ts';
import type { OptionRecord } from '../../src/units/index.ts';
import { isKnob, unitCases } from '../support/unitCases/index.ts';
import { middle } from '../support/unitCases/unitCase.ts';

/** A value that is right, and values that are not. */
function goodAndBad(record: OptionRecord): { good: readonly unknown[]; bad: readonly unknown[] } {
  if ('choices' in record) return { good: record.choices, bad: ['no such thing', 1] };
  const { min, max } = record;
  if (!isKnob(record)) return { good: [min, max], bad: [min - 1, max + 1, min + 0.5, NaN, 'two'] };
  const beyond = Math.max(1e-6, (max - min) * 1e-6);
  return { good: [middle(record), min, max], bad: [min - beyond, max + beyond, NaN, Infinity, -Infinity, 'much'] };
}

const units = Object.entries(unitCases).flatMap(([unit, { options }]) => (options ? [{ unit, ...options }] : []));

describe.each(units)('$unit', ({ table, build }) => {
  const make = (given: unknown) => build(given as never);
  const usual = Object.fromEntries(Object.entries(table).map(([name, record]) => [name, goodAndBad(record).good[0]]));
  const thrownBy = (given: unknown): GraphError => {
    try {
      make(given);
    } catch (error) {
      expect(error).toBeInstanceOf(GraphError);
      return error as GraphError;
    }
    throw new Error('nothing was thrown');
  };

  test('its table says what each option is', () => {
    for (const [name, record] of Object.entries(table)) {
      expect(record.doc, name).toMatch(/^\S.*\S$/);
      if (isKnob(record)) expect(UNITS, name).toContain(record.unit);
      if ('min' in record) expect(record.min).toBeLessThan(record.max);
    }
  });

  test('takes what is in range', () => {
    expect(make(usual).nodes.length).toBeGreaterThan(1);
    for (const [name, record] of Object.entries(table)) {
      for (const good of goodAndBad(record).good)
        expect(make({ ...usual, [name]: good }).outputs.length).toBeGreaterThan(0);
    }
  });

  const cases = Object.entries(table).flatMap(([name, record]) =>
    goodAndBad(record).bad.map((value) => [name, value] as const),
  );
  test.each(cases)('refuses %s = %o, by name', (name, value) => {
    const { code, path, message, expected, suggestion } = thrownBy({ ...usual, [name]: value });
    const type = 'choices' in table[name]! ? 'string' : 'number';
    expect(code).toBe(typeof value === type ? 'out_of_range' : 'type_clash');
    expect(path.split('/').at(-1)).toBe(name);
    expect(message).toContain(typeof value === 'string' ? JSON.stringify(value) : String(value));
    expect(expected).toMatch(/\d|'/);
    expect(suggestion).toMatch(/\S/);
  });

  test('refuses options that it does not have, that are missing, and what is no object', () => {
    const [first] = Object.keys(table);
    expect(thrownBy({ ...usual, [`${first!}x`]: 1 })).toMatchObject({
      code: 'unknown_key',
      path: expect.stringMatching(new RegExp(`\\.options\\.${first!}x$`)) as unknown,
      suggestion: `Did you mean \`${first!}\`?`,
    });
    for (const [name, record] of Object.entries(table)) {
      if (record.default !== undefined) continue;
      const { [name]: _, ...less } = usual;
      expect(thrownBy(less)).toMatchObject({ path: expect.stringMatching(new RegExp(`/${name}$`)) as unknown });
    }
    for (const wrong of [null, 3, 'loud', []]) expect(thrownBy(wrong)).toMatchObject({ code: 'wrong_type' });
  });
});

const UNITS = ['1', 'Hz', 's', 'cents', 'dB', 'turns', 'semitones', 'beats', 'bpm', 'bits'];
