import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caught } from '../../test/support/caught.ts';
import { AiaudioError, ContextError } from '../errors.ts';
import { defaultContext } from './musicalContext.ts';
import { parseContext } from './parseContext.ts';
import { scaleNames } from './scales.ts';
import { beatUnits, validateContext } from './validateContext.ts';

describe('validateContext', () => {
  test('documented defaults', () => {
    const expected = { tempo: 120, key: 0, scale: 'major', time_signature: [4, 4] };
    expect(validateContext()).toEqual(expected);
    expect(validateContext({})).toEqual(expected);
    expect(validateContext({ tempo: undefined })).toEqual(expected);
    expect(defaultContext).toEqual(expected);
  });

  test('the documented context', () => {
    const context = { tempo: 120.0, key: 0, scale: 'major', time_signature: [4, 4] };
    expect(validateContext(context)).toEqual(context);
    expect(validateContext({ tempo: 90, key: 'F#', scale: 'minor', time_signature: [6, 8] })).toEqual({
      tempo: 90,
      key: 6,
      scale: 'minor',
      time_signature: [6, 8],
    });
  });

  test('a valid context is valid again, frozen and a copy', () => {
    const signature = [7, 8];
    const context = validateContext({ time_signature: signature });
    signature[0] = 3;
    expect(context.time_signature).toEqual([7, 8]);
    expect(Object.isFrozen(context) && Object.isFrozen(context.time_signature)).toBe(true);
    expect(validateContext(context)).toEqual(context);
  });

  test.each([
    [null, 'wrong_type', '', 'The context is null, but must be an object. Write it in braces, like { "tempo": … }.'],
    [
      [],
      'wrong_type',
      '',
      'The context is an array of 0, but must be an object. Write it in braces, like { "tempo": … }.',
    ],
    [
      '{}',
      'wrong_type',
      '',
      'The context is the string "{}", but must be an object. Write it in braces, like { "tempo": … }.',
    ],
    [{ temp: 120 }, 'unknown_key', 'temp', 'temp is not a known key. Did you mean `tempo`?'],
    [
      { timeSignature: [4, 4] },
      'unknown_key',
      'timeSignature',
      'timeSignature is not a known key. Did you mean `time_signature`?',
    ],
    [
      JSON.parse('{"__proto__": {}}'),
      'unknown_key',
      '__proto__',
      '__proto__ is not a known key. Remove it; the keys are tempo, key, scale, time_signature.',
    ],
    [
      { tempo: '120' },
      'wrong_type',
      'tempo',
      'tempo is the string "120", but must be a number from 20 to 999 BPM. Write 120 without quotes.',
    ],
    [
      { tempo: 0 },
      'out_of_range',
      'tempo',
      'tempo is 0, but must be a number from 20 to 999 BPM. Use at least 20 BPM.',
    ],
    [
      { tempo: 1000 },
      'out_of_range',
      'tempo',
      'tempo is 1000, but must be a number from 20 to 999 BPM. Use at most 999 BPM.',
    ],
    [
      { tempo: NaN },
      'not_finite',
      'tempo',
      'tempo is NaN, but must be a number from 20 to 999 BPM. Write a finite number, for example 120.',
    ],
    [
      { tempo: null },
      'wrong_type',
      'tempo',
      'tempo is null, but must be a number from 20 to 999 BPM. Write a number, for example 120.',
    ],
    [{ key: 12 }, 'out_of_range', 'key', 'key is 12, but must be a whole number from 0 to 11. Use at most 11.'],
    [{ key: -1 }, 'out_of_range', 'key', 'key is -1, but must be a whole number from 0 to 11. Use at least 0.'],
    [
      { key: 1.5 },
      'not_an_integer',
      'key',
      'key is 1.5, but must be a whole number from 0 to 11. Write a whole number, for example 2.',
    ],
    [
      { key: true },
      'wrong_type',
      'key',
      'key is true, but must be a whole number from 0 to 11. Write a number, for example 0.',
    ],
    [{ scale: 'Minor' }, 'unknown_choice', 'scale', 'Did you mean `minor`?'],
    [{ scale: 3 }, 'wrong_type', 'scale', 'Choose one of these, for example "major".'],
    [{ time_signature: '4/4' }, 'wrong_type', 'time_signature', 'Write it like [4, 4] or [6, 8].'],
    [{ time_signature: { 0: 4, 1: 4, length: 2 } }, 'wrong_type', 'time_signature', 'Write it like [4, 4] or [6, 8].'],
    [{ time_signature: [4] }, 'wrong_length', 'time_signature', 'time_signature is an array of 1, but must be'],
    [{ time_signature: [4, 4, 4] }, 'wrong_length', 'time_signature', 'time_signature is an array of 3, but must be'],
    [{ time_signature: [0, 4] }, 'out_of_range', 'time_signature[0]', 'Use at least 1.'],
    [{ time_signature: ['4', 4] }, 'wrong_type', 'time_signature[0]', 'Write 4 without quotes.'],
    [{ time_signature: [3.5, 4] }, 'not_an_integer', 'time_signature[0]', 'Write a whole number, for example 4.'],
    [{ time_signature: [4, 5] }, 'out_of_range', 'time_signature[1]', 'Write a power of two, for example 4.'],
    [{ time_signature: [4, Infinity] }, 'not_finite', 'time_signature[1]', 'Write a finite number, for example 4.'],
  ])('refuses %j', (input, code, path, message) => {
    const error = caught(() => validateContext(input));
    expect(error).toBeInstanceOf(ContextError);
    expect(error).toMatchObject({ code, path });
    expect(error.message).toContain(message);
    expect(error.message).toContain(path);
    expect(error.message).toContain(error.suggestion);
    expect(error.expected).not.toBe('');
  });

  test.each([
    ['H', 'Write 0 for C, 1 for C#, … 11 for B, or a name such as "F#".'],
    ['A minor', 'Write "key": "A" and "scale": "minor".'],
    ['F#m', 'Write "key": "F#" and "scale": "minor".'],
    ['Bb maj', 'Write "key": "Bb" and "scale": "major".'],
    ['3', 'Write 3 without quotes.'],
    ['', 'Write 0 for C, 1 for C#, … 11 for B, or a name such as "F#".'],
  ])('explains the key %j', (key, suggestion) => {
    expect(caught(() => validateContext({ key }))).toMatchObject({ code: 'unknown_choice', path: 'key', suggestion });
  });

  test('a path in front, as in the body of a request', () => {
    expect(caught(() => validateContext({ tempo: 1 }, 'context')).path).toBe('context.tempo');
    expect(caught(() => validateContext({ tmpo: 1 }, 'context')).path).toBe('context.tmpo');
    expect(caught(() => validateContext(1, 'context')).message).toMatch(/^context is 1, but must be an object/);
  });

  test('any value either validates or gives one of our errors', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.double(),
      fc.integer({ min: -1, max: 12 }),
      fc.constantFrom(...scaleNames, 'F#', [4, 4], [3, 8]),
    );
    const context = fc.dictionary(
      fc.constantFrom('tempo', 'key', 'scale', 'time_signature', 'time', '__proto__'),
      value,
    );
    fc.assert(
      fc.property(fc.oneof(context, context, fc.jsonValue(), fc.anything()), (input) => {
        try {
          const { tempo, key, scale, time_signature } = validateContext(input);
          expect(tempo >= 20 && tempo <= 999).toBe(true);
          expect(Number.isInteger(key) && key >= 0 && key <= 11).toBe(true);
          expect(scaleNames).toContain(scale);
          expect(Number.isInteger(time_signature[0]) && time_signature[0] >= 1 && time_signature[0] <= 64).toBe(true);
          expect(beatUnits).toContain(time_signature[1]);
        } catch (error) {
          if (!(error instanceof AiaudioError)) throw error;
          expect(error).toBeInstanceOf(ContextError);
          for (const field of [error.message, error.code, error.expected, error.suggestion]) expect(field).not.toBe('');
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('parseContext', () => {
  test('reads the example', () => {
    const text = readFileSync(new URL('../../examples/context.json', import.meta.url), 'utf8');
    expect(parseContext(text)).toEqual(defaultContext);
  });

  test('says where the text is not JSON', () => {
    const error = caught(() => parseContext('{\n  "tempo": 120,\n}'));
    expect(error).toBeInstanceOf(ContextError);
    expect(error.message).toContain('The context is not valid JSON at line 2, column 15: ');
  });
});
