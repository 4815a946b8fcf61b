import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatedLoudness } from '../../metrics/loudness/gatedLoudness.ts';
import { gainForLoudness } from './gainForLoudness.ts';

const RATE = 8000;
const FRAMES = RATE / 100;
/** Energies of 10 ms each with this loudness. */
const energiesOf = (levels: readonly number[]) => ({
  sampleRate: RATE,
  values: Float64Array.from(levels, (level) => FRAMES * 10 ** ((level + 0.691) / 10)),
});
const seconds = (level: number, count = 1) => Array.from({ length: 100 * count }, () => level);
const loudnessAt = (levels: readonly number[], gainDb: number) =>
  gatedLoudness(energiesOf(levels), 10 ** (gainDb / 20));

describe('gainForLoudness', () => {
  it('is the distance to the target, where the gates have no say', () => {
    expect(gainForLoudness(energiesOf(seconds(-30)), -23)).toBeCloseTo(7, 9);
    expect(gainForLoudness(energiesOf(seconds(10)), -23)).toBeCloseTo(-33, 9);
  });

  it('finds sounds that are below the absolute gate before the gain, however quiet', () => {
    for (const level of [-71, -100, -300, -700]) {
      expect(gainForLoudness(energiesOf(seconds(level)), -14)).toBeCloseTo(-14 - level, 9);
    }
  });

  it('meets the target wherever that can be, with pauses on both sides of the gates', () => {
    const levels = fc.array(fc.tuple(fc.double({ min: -90, max: 0, noNaN: true }), fc.integer({ min: 1, max: 3 })), {
      minLength: 1,
      maxLength: 8,
    });
    const property = fc.property(levels, fc.double({ min: -69, max: 0, noNaN: true }), (parts, target) => {
      const all = parts.flatMap(([level, count]) => seconds(level, count));
      const gainDb = gainForLoudness(energiesOf(all), target)!;
      expect(loudnessAt(all, gainDb)).toBeCloseTo(target, 5);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('takes the larger gain where two are right', () => {
    // Alone above the absolute gate, the loud second needs less gain than all together.
    const all = [...seconds(-20), ...seconds(-28.5, 60)];
    expect(loudnessAt(all, -44.4)).toBeCloseTo(-65, 1);
    const gainDb = gainForLoudness(energiesOf(all), -65)!;
    expect(gainDb).toBeGreaterThan(-39);
    expect(loudnessAt(all, gainDb)).toBeCloseTo(-65, 5);
  });

  it('is null for silence, and for less than a block', () => {
    expect(gainForLoudness(energiesOf(seconds(-Infinity)), -23)).toBeNull();
    expect(gainForLoudness(energiesOf(seconds(-20).slice(0, 39)), -23)).toBeNull();
  });
});
