import { describe, expect, test } from 'vitest';
import { caught } from '../../test/support/caught.ts';
import { PresetError } from '../errors.ts';
import { constraintRecords, validateConstraints } from './constraints.ts';

describe('validateConstraints', () => {
  test('keeps what is given, and only that', () => {
    const constraints = { max_cpu: 0.8, max_latency: 10, lufs_target: -18, true_peak_limit: -1 };
    expect(validateConstraints(constraints)).toEqual(constraints);
    expect(validateConstraints({})).toStrictEqual({});
    expect(validateConstraints({ lufs_target: undefined })).toStrictEqual({});
    expect(validateConstraints({ lufs_target: null })).toStrictEqual({ lufs_target: null });
    expect(Object.isFrozen(validateConstraints(constraints))).toBe(true);
  });

  test('the ends of the ranges', () => {
    for (const { name, min, minExclusive, max, example } of constraintRecords) {
      expect(validateConstraints({ [name]: max })).toEqual({ [name]: max });
      expect(validateConstraints({ [name]: example })).toEqual({ [name]: example });
      if (minExclusive !== true) expect(validateConstraints({ [name]: min })).toEqual({ [name]: min });
      else expect(caught(() => validateConstraints({ [name]: min })).code).toBe('out_of_range');
    }
  });

  test.each([
    [null, 'wrong_type', 'constraints', 'constraints is null, but must be an object.'],
    [
      { lufs: -18 },
      'unknown_key',
      'constraints.lufs',
      'Remove it; the keys are max_cpu, max_latency, lufs_target, true_peak_limit.',
    ],
    [{ lufs_traget: -18 }, 'unknown_key', 'constraints.lufs_traget', 'Did you mean `lufs_target`?'],
    [{ lufsTarget: -18 }, 'unknown_key', 'constraints.lufsTarget', 'Did you mean `lufs_target`?'],
    [{ max_cpu: 0 }, 'out_of_range', 'constraints.max_cpu', 'Use more than 0, for example 0.8.'],
    [{ max_cpu: 1.1 }, 'out_of_range', 'constraints.max_cpu', 'Use at most 1.'],
    [{ max_cpu: null }, 'wrong_type', 'constraints.max_cpu', 'Write a number, for example 0.8.'],
    [{ max_latency: -1 }, 'out_of_range', 'constraints.max_latency', 'Use at least 0 ms.'],
    [{ max_latency: Infinity }, 'not_finite', 'constraints.max_latency', 'Write a finite number, for example 10.'],
    [{ lufs_target: 3 }, 'out_of_range', 'constraints.lufs_target', 'Use at most 0 LUFS.'],
    [{ lufs_target: '-18' }, 'wrong_type', 'constraints.lufs_target', 'Write -18 without quotes.'],
    [{ true_peak_limit: 1 }, 'out_of_range', 'constraints.true_peak_limit', 'Use at most 0 dBTP.'],
    [{ true_peak_limit: -21 }, 'out_of_range', 'constraints.true_peak_limit', 'Use at least -20 dBTP.'],
  ])('refuses %j', (input, code, path, message) => {
    const error = caught(() => validateConstraints(input));
    expect(error).toBeInstanceOf(PresetError);
    expect(error).toMatchObject({ code, path });
    expect(error.message).toContain(message);
  });
});
