import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AudioError } from '../../errors.ts';
import { findNotFinite } from './findNotFinite.ts';

const { NaN: nan, POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minus } = Number;

describe('findNotFinite', () => {
  it('finds runs, and says what their first sample is', () => {
    const left = Float32Array.of(0, nan, nan, 1, inf, 0, 0, 0, 0, minus, nan);
    const right = Float32Array.of(nan, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    expect(findNotFinite([left, right], 44100)).toEqual({
      count: 4,
      frames: 6,
      list: [
        { channel: 1, frame: 0, frames: 1, level: 0 },
        { channel: 0, frame: 1, frames: 2, level: 0 },
        { channel: 0, frame: 4, frames: 1, level: 1 },
        { channel: 0, frame: 9, frames: 2, level: -1 },
      ],
    });
  });

  it('counts the samples that Number.isFinite refuses', () => {
    const sample = fc.constantFrom(0, 1, -0.5, 3.4e38, 1e-45, nan, inf, minus);
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 40 }), (values) => {
        const { frames } = findNotFinite([Float32Array.from(values)], 48000);
        expect(frames).toBe(values.filter((value) => !Number.isFinite(value)).length);
      }),
    );
  });

  it('refuses what is no audio', () => {
    expect(() => findNotFinite([], 44100)).toThrow(AudioError);
  });
});
