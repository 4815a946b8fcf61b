import { describe, expect, it } from 'vitest';

import { ConfigurationError } from '../../errors.ts';
import { readLoudnessOptions } from './readLoudnessOptions.ts';

describe('readLoudnessOptions', () => {
  it('has defaults', () => {
    const defaults = { weights: [1, 1], truePeak: true, padShort: false };
    expect(readLoudnessOptions(undefined, 2)).toEqual(defaults);
    expect(readLoudnessOptions({ truePeak: undefined }, 2)).toEqual(defaults);
  });

  it('doubles the power of a single channel only', () => {
    expect(readLoudnessOptions({ dualMono: true }, 1).weights).toEqual([2]);
    expect(readLoudnessOptions({ dualMono: true, speakers: ['Ls'] }, 1).weights).toEqual([2.82]);
    expect(readLoudnessOptions({ dualMono: true }, 2).weights).toEqual([1, 1]);
  });

  it('takes the weights of the speakers that are named', () => {
    expect(readLoudnessOptions({ speakers: ['LFE', 'Rs', 'other'] }, 3).weights).toEqual([0, 1.41, 1]);
  });

  it.each([
    [null, 'wrong_type', ''],
    [7, 'wrong_type', ''],
    [{ dual_mono: true }, 'unknown_key', 'dual_mono'],
    [{ dualMono: 1 }, 'wrong_type', 'dualMono'],
    [{ truePeak: 'true' }, 'wrong_type', 'truePeak'],
    [{ padShort: null }, 'wrong_type', 'padShort'],
    [{ speakers: 'LR' }, 'wrong_type', 'speakers'],
    [{ speakers: ['L'] }, 'speaker_count_mismatch', 'speakers'],
    [{ speakers: ['L', 'Right'] }, 'unknown_choice', 'speakers[1]'],
    [{ speakers: ['L', 3] }, 'wrong_type', 'speakers[1]'],
  ])('refuses %j', (options, code, path) => {
    expect(() => readLoudnessOptions(options, 2)).toThrow(expect.objectContaining({ code, path }));
    expect(() => readLoudnessOptions(options, 2)).toThrow(ConfigurationError);
  });
});
