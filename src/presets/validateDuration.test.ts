import { expect, test } from 'vitest';
import { type AiaudioError, ConfigurationError } from '../errors.ts';
import { validateDuration } from './validateDuration.ts';

test.each([1e-3, 1, 2.0, 600])('accepts %s', (seconds) => {
  expect(validateDuration(seconds)).toBe(seconds);
});

test('the limit can be raised and lowered', () => {
  expect(validateDuration(3600, 3600)).toBe(3600);
  expect(() => validateDuration(11, 10)).toThrow('Use at most 10 s.');
});

test.each([
  [0, 'out_of_range', 'duration is 0, but must be a number above 0 and at most 600 s. Use more than 0, for example 2.'],
  [-0, 'out_of_range', 'duration is 0, but must be'],
  [-1, 'out_of_range', 'duration is -1, but must be'],
  [600.001, 'out_of_range', 'Use at most 600 s.'],
  [1e308, 'out_of_range', 'Use at most 600 s.'],
  [NaN, 'not_finite', 'duration is NaN, but must be'],
  [Infinity, 'not_finite', 'duration is Infinity, but must be'],
  [
    '2',
    'wrong_type',
    'duration is the string "2", but must be a number above 0 and at most 600 s. Write 2 without quotes.',
  ],
  [null, 'wrong_type', 'duration is null, but must be'],
  [undefined, 'wrong_type', 'duration is undefined, but must be'],
  [[2], 'wrong_type', 'duration is an array of 1, but must be'],
  [{}, 'wrong_type', 'duration is an object, but must be'],
])('refuses %s', (seconds, code, message) => {
  try {
    validateDuration(seconds);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code, path: 'duration', expected: 'a number above 0 and at most 600 s' });
    expect((error as AiaudioError).message).toContain(message);
    return;
  }
  expect.unreachable();
});
