import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { caught } from '../../test/support/caught.ts';
import { AiaudioError, ConfigurationError, PresetError } from '../errors.ts';
import {
  defineParameters,
  type Parameter,
  type ParameterValue,
  type ParameterValues,
  validateParameter,
  validateParameters,
} from './parameter.ts';

const records = defineParameters([
  {
    kind: 'number',
    name: 'attack',
    meaning: 'Time to full level.',
    unit: 's',
    min: 0,
    max: 20,
    default: 0.01,
    curve: 'square',
    structural: false,
    rate: 'note',
    words: { slow: 0.5, plucky: -0.5 },
  },
  {
    kind: 'number',
    name: 'cutoff',
    meaning: 'Corner of the filter.',
    unit: 'Hz',
    min: 20,
    max: 20000,
    default: 2000,
    curve: 'log',
    structural: false,
    rate: 'live',
    words: { bright: 0.4, dark: -0.4 },
  },
  {
    kind: 'integer',
    name: 'voices',
    meaning: 'Oscillators per note.',
    unit: '',
    min: 1,
    max: 8,
    default: 3,
    structural: true,
    rate: 'note',
    words: { thick: 0.5 },
  },
  {
    kind: 'choice',
    name: 'wave',
    meaning: 'Shape of the oscillators.',
    choices: ['sine', 'saw'],
    default: 'saw',
    structural: true,
    rate: 'note',
    words: { pure: 'sine' },
  },
  {
    kind: 'boolean',
    name: 'chorus',
    meaning: 'Chorus on or off.',
    default: true,
    structural: true,
    rate: 'note',
    words: { dry: false },
  },
]);

const defaults = { attack: 0.01, cutoff: 2000, voices: 3, wave: 'saw', chorus: true };

describe('validateParameters', () => {
  test('fills in the defaults, in the order of the records', () => {
    expect(validateParameters(records, undefined)).toEqual(defaults);
    const values = validateParameters(records, { voices: 5, attack: -0, wave: undefined });
    expect(JSON.stringify(values)).toBe('{"attack":0,"cutoff":2000,"voices":5,"wave":"saw","chorus":true}');
    expect(Object.isFrozen(values)).toBe(true);
    expect(validateParameters(records, values)).toEqual(values);
  });

  test('types follow the records', () => {
    const values = validateParameters(records, {});
    expectTypeOf(values.attack).toEqualTypeOf<number>();
    expectTypeOf(values.voices).toEqualTypeOf<number>();
    expectTypeOf(values.wave).toEqualTypeOf<'sine' | 'saw'>();
    expectTypeOf(values.chorus).toEqualTypeOf<boolean>();
    expectTypeOf<ParameterValues>().toExtend<Readonly<Record<string, ParameterValue>>>();
  });

  test.each([
    [null, 'wrong_type', 'parameters', 'parameters is null, but must be an object.'],
    [[1], 'wrong_type', 'parameters', 'parameters is an array of 1, but must be an object.'],
    [{ atack: 1 }, 'unknown_key', 'parameters.atack', 'parameters.atack is not a known key. Did you mean `attack`?'],
    [{ attack_sec: 1 }, 'unknown_key', 'parameters.attack_sec', 'Did you mean `attack`?'],
    [JSON.parse('{"__proto__": 1}'), 'unknown_key', 'parameters.__proto__', 'Remove it; the keys are attack, cutoff'],
    [{ constructor: 1 }, 'unknown_key', 'parameters.constructor', 'is not a known key.'],
    [
      { attack: '0.2' },
      'wrong_type',
      'parameters.attack',
      'is the string "0.2", but must be a number from 0 to 20 s. Write 0.2 without quotes.',
    ],
    [{ attack: null }, 'wrong_type', 'parameters.attack', 'Write a number, for example 0.01.'],
    [{ attack: NaN }, 'not_finite', 'parameters.attack', 'Write a finite number, for example 0.01.'],
    [{ attack: Infinity }, 'not_finite', 'parameters.attack', 'Write a finite number, for example 0.01.'],
    [{ attack: -0.1 }, 'out_of_range', 'parameters.attack', 'Use at least 0 s.'],
    [{ cutoff: 20001 }, 'out_of_range', 'parameters.cutoff', 'Use at most 20000 Hz.'],
    [{ voices: 2.5 }, 'not_an_integer', 'parameters.voices', 'Write a whole number, for example 3.'],
    [{ wave: 'Saw' }, 'unknown_choice', 'parameters.wave', 'Did you mean `saw`?'],
    [{ chorus: 'false' }, 'wrong_type', 'parameters.chorus', 'Write false without quotes.'],
    [{ chorus: 0, attack: 99 }, 'out_of_range', 'parameters.attack', 'Use at most 20 s.'],
  ])('refuses %j', (input, code, path, message) => {
    const error = caught(() => validateParameters(records, input));
    expect(error).toBeInstanceOf(PresetError);
    expect(error).toMatchObject({ code, path });
    expect(error.message).toContain(message);
  });

  test('any value either validates or gives one of our errors', () => {
    const names = records.map((record) => record.name);
    const value = fc.oneof(
      fc.jsonValue(),
      fc.double(),
      fc.integer({ min: -1, max: 20 }),
      fc.boolean(),
      fc.constantFrom('sine', 'saw'),
    );
    const input = fc.oneof(fc.dictionary(fc.constantFrom(...names), value), fc.jsonValue(), fc.anything());
    fc.assert(
      fc.property(input, (given) => {
        try {
          const values = validateParameters(records, given);
          expect(Object.keys(values)).toEqual(names);
          expect(values.attack >= 0 && values.attack <= 20).toBe(true);
          expect(values.cutoff >= 20 && values.cutoff <= 20000).toBe(true);
          expect(Number.isInteger(values.voices) && values.voices >= 1 && values.voices <= 8).toBe(true);
          expect(['sine', 'saw']).toContain(values.wave);
          expect(values.chorus).toBeTypeOf('boolean');
        } catch (error) {
          if (!(error instanceof AiaudioError)) throw error;
          expect(error).toBeInstanceOf(PresetError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test('validateParameter checks one value', () => {
  expect(validateParameter(records[1], 500)).toBe(500);
  expect(caught(() => validateParameter(records[1], 5)).path).toBe('cutoff');
});

describe('defineParameters', () => {
  const number = records[0];
  const choice = records[3];
  const changed: [string, Parameter][] = [
    ['snake_case', { ...number, name: 'filterAttack' }],
    ['snake_case', { ...number, name: '__proto__' }],
    ['no meaning', { ...number, meaning: ' ' }],
    ['range', { ...number, min: 1, max: 1 }],
    ['range', { ...number, max: Infinity }],
    ['log curve', { ...number, curve: 'log' }],
    ['default outside', { ...number, default: 21 }],
    ['"slow"', { ...number, words: { slow: 2 } }],
    ['not whole', { ...records[2], min: 0.5 }],
    ['default', { ...choice, default: 'noise' }],
    ['"pure"', { ...choice, words: { pure: 'organ' } }],
  ];

  test.each(changed)('refuses %s', (message, record) => {
    const error = caught(() => defineParameters([record]));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toContain(message);
  });

  test('refuses a repeated name', () => {
    expect(caught(() => defineParameters([number, number])).message).toContain('has the name of another');
  });
});
