import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { caught } from '../test/support/caught.ts';
import { ConfigurationError } from './errors.ts';
import { describeValue, inputChecks, joinPath } from './inputChecks.ts';

const check = inputChecks('options object', ConfigurationError);
const seconds = { min: 0, max: 20, unit: 's', example: 0.2 };

describe('number', () => {
  test.each([0, 0.2, 20])('accepts %s', (value) => {
    expect(check.number(value, 'attack', seconds)).toBe(value);
  });

  test('−0 becomes 0', () => {
    expect(Object.is(check.number(-0, 'attack', seconds), 0)).toBe(true);
  });

  test.each([
    ['0.2', 'wrong_type', 'attack is the string "0.2", but must be a number from 0 to 20 s. Write 0.2 without quotes.'],
    [
      'fast',
      'wrong_type',
      'attack is the string "fast", but must be a number from 0 to 20 s. Write a number, for example 0.2.',
    ],
    [
      '',
      'wrong_type',
      'attack is the string "", but must be a number from 0 to 20 s. Write a number, for example 0.2.',
    ],
    [null, 'wrong_type', 'attack is null, but must be a number from 0 to 20 s. Write a number, for example 0.2.'],
    [true, 'wrong_type', 'attack is true, but must be a number from 0 to 20 s. Write a number, for example 0.2.'],
    [
      [1],
      'wrong_type',
      'attack is an array of 1, but must be a number from 0 to 20 s. Write a number, for example 0.2.',
    ],
    [NaN, 'not_finite', 'attack is NaN, but must be a number from 0 to 20 s. Write a finite number, for example 0.2.'],
    [
      -Infinity,
      'not_finite',
      'attack is -Infinity, but must be a number from 0 to 20 s. Write a finite number, for example 0.2.',
    ],
    [50, 'out_of_range', 'attack is 50, but must be a number from 0 to 20 s. Use at most 20 s.'],
    [-1, 'out_of_range', 'attack is -1, but must be a number from 0 to 20 s. Use at least 0 s.'],
  ])('refuses %j', (value, code, message) => {
    const error = caught(() => check.number(value, 'attack', seconds));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.message).toBe(message);
    expect(error).toMatchObject({ code, path: 'attack', expected: 'a number from 0 to 20 s' });
    expect(message.endsWith(error.suggestion)).toBe(true);
  });

  test('exclusive minimum and whole numbers', () => {
    const share = { min: 0, minExclusive: true, max: 1, example: 0.8 };
    expect(caught(() => check.number(0, 'share', share)).message).toBe(
      'share is 0, but must be a number above 0 and at most 1. Use more than 0, for example 0.8.',
    );
    const count = { min: 1, max: 8, integer: true, example: 4 };
    expect(caught(() => check.number(2.6, 'count', count)).message).toBe(
      'count is 2.6, but must be a whole number from 1 to 8. Write a whole number, for example 3.',
    );
  });
});

describe('object', () => {
  const keys = ['attack', 'release'];

  test('gives the defined entries', () => {
    expect([...check.object({ attack: 1, release: undefined }, '', keys)]).toEqual([['attack', 1]]);
  });

  test('plain objects of any realm, and those without prototype', () => {
    expect(check.object(runInNewContext('({ attack: 1 })'), '', keys).size).toBe(1);
    expect(check.object(Object.assign(Object.create(null), { attack: 1 }), '', keys).size).toBe(1);
  });

  test('inherited properties are not looked at', () => {
    Object.defineProperty(Object.prototype, 'attack', {
      value: 1,
      configurable: true,
      enumerable: true,
      writable: true,
    });
    try {
      expect(check.object({}, '', keys).size).toBe(0);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'attack');
    }
  });

  test.each([
    [null],
    [undefined],
    [[]],
    ['{}'],
    [1],
    [new Map()],
    [new Date()],
    [Object.create({ attack: 1 })],
    [() => 1],
  ])('refuses %s', (value) => {
    const error = caught(() => check.object(value, '', keys));
    expect(error).toMatchObject({ code: 'wrong_type', path: '', expected: 'an object' });
    expect(error.message).toMatch(
      /^The options object is .*, but must be an object\. Write it in braces, like \{ "attack": … \}\.$/,
    );
  });

  test.each([
    ['relase', 'parameters.relase', 'Did you mean `release`?'],
    ['reverb', 'parameters.reverb', 'Remove it; the keys are attack, release.'],
    ['', 'parameters[""]', 'Remove it; the keys are attack, release.'],
    ['a.b', 'parameters["a.b"]', 'Remove it; the keys are attack, release.'],
    ['__proto__', 'parameters.__proto__', 'Remove it; the keys are attack, release.'],
    ['constructor', 'parameters.constructor', 'Remove it; the keys are attack, release.'],
  ])('refuses the key %j', (key, path, suggestion) => {
    const value = JSON.parse(`{${JSON.stringify(key)}: {"attack": 1}}`);
    const error = caught(() => check.object(value, 'parameters', keys));
    expect(error).toMatchObject({ code: 'unknown_key', path, suggestion, expected: 'one of the keys attack, release' });
    expect(error.message).toBe(`${path} is not a known key. ${suggestion}`);
  });

  test('no key is known', () => {
    expect(caught(() => check.object({ a: 1 }, '', [])).expected).toBe('no keys');
  });
});

describe('text, boolean, choice', () => {
  test('accepts', () => {
    expect(check.text('', 'name', { maxLength: 3 })).toBe('');
    expect(check.text('abc', 'name', { maxLength: 3, notBlank: true })).toBe('abc');
    expect(check.boolean(false, 'loop')).toBe(false);
    expect(check.choice('saw', 'kind', ['sine', 'saw'])).toBe('saw');
  });

  test.each([
    [() => check.text(1, 'name', { maxLength: 3 }), 'wrong_type', 'Write it in double quotes.'],
    [() => check.text('abcd', 'name', { maxLength: 3 }), 'too_long', 'Shorten it to 3 characters.'],
    [
      () => check.text(' ', 'name', { maxLength: 3, notBlank: true }),
      'blank_text',
      'Write some words, or leave the key out.',
    ],
    [() => check.boolean('true', 'loop'), 'wrong_type', 'Write true without quotes.'],
    [() => check.boolean(1, 'loop'), 'wrong_type', 'Write true or false.'],
    [() => check.choice('swa', 'kind', ['sine', 'saw']), 'unknown_choice', 'Did you mean `saw`?'],
    [
      () => check.choice('organ', 'kind', ['sine', 'saw']),
      'unknown_choice',
      'Choose one of these, for example "sine".',
    ],
    [() => check.choice(1, 'kind', ['sine', 'saw']), 'wrong_type', 'Choose one of these, for example "sine".'],
  ])('refuses %s', (run, code, suggestion) => {
    const error = caught(run);
    expect(error).toMatchObject({ code, suggestion });
    expect(error.message).toContain(`${error.path} is `);
    expect(error.message).toContain(error.expected);
  });
});

test('describeValue is short', () => {
  expect(describeValue('x'.repeat(1000)).length).toBeLessThan(80);
  expect(describeValue(undefined)).toBe('undefined');
  expect(describeValue({})).toBe('an object');
  expect(describeValue(5n)).toBe('the bigint 5');
  expect(describeValue(Symbol('s'))).toBe('a symbol');
});

test('joinPath', () => {
  expect(joinPath('', 'a')).toBe('a');
  expect(joinPath('a', 'b_c')).toBe('a.b_c');
  expect(joinPath('', 'b c')).toBe('["b c"]');
  expect(joinPath('a', 'x'.repeat(1000)).length).toBeLessThan(80);
});
