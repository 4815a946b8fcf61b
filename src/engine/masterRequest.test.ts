import { describe, expect, it } from 'vitest';

import { masterRequest } from './masterRequest.ts';

const asked = (constraints: object, parameters: Record<string, number>, role: number | null = -18) =>
  masterRequest({ constraints, parameters }, role);

describe('masterRequest', () => {
  it('takes an explicit target, whatever the amplitude', () => {
    for (const amplitude of [0, 0.1, 0.5, 1]) {
      expect(asked({ lufs_target: -23, true_peak_limit: -2 }, { amplitude })).toEqual({
        lufs_target: -23,
        true_peak_limit: -2,
        target_from: 'constraints',
      });
    }
  });

  it('moves the target of the role with the amplitude, decibel by decibel', () => {
    expect(asked({}, { amplitude: 0.5 })).toEqual({ lufs_target: -18, true_peak_limit: -1, target_from: 'role' });
    expect(asked({}, { amplitude: 0.25 }).lufs_target).toBeCloseTo(-24.0206, 4);
    expect(asked({}, { amplitude: 1 }).lufs_target).toBeCloseTo(-11.9794, 4);
    expect(asked({}, { amplitude: 0.005 }).lufs_target).toBeCloseTo(-58, 9);
  });

  it('leaves alone what is not to be normalised, but for the limit', () => {
    const none = { lufs_target: null, true_peak_limit: -1, target_from: 'none' };
    expect(asked({ lufs_target: null }, { amplitude: 1 })).toEqual(none);
    expect(asked({}, { amplitude: 0 })).toEqual(none);
    expect(asked({}, {}, null)).toEqual(none);
  });
});
