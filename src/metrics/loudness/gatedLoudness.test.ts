import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { LoudnessEnergies } from './energyMeter.ts';
import { gatedLoudness } from './gatedLoudness.ts';
import { powerOfLufs } from './lufs.ts';

const sampleRate = 48_000;

/** Stretches of steady loudness, in gating steps of 100 ms. */
function stretches(...parts: readonly (readonly [loudness: number, steps: number])[]): LoudnessEnergies {
  const energies = parts.flatMap(([loudness, steps]) =>
    Array.from({ length: steps * 10 }, () => powerOfLufs(loudness) * (sampleRate / 100)),
  );
  return { sampleRate, values: Float64Array.from(energies) };
}

/** BS.1770-5, Annex 1, as it is written there, in LKFS. */
function byDefinition({ values }: LoudnessEnergies): number {
  const blocks: number[] = [];
  for (let j = 0; 10 * j + 40 <= values.length; j++) {
    blocks.push(values.subarray(10 * j, 10 * j + 40).reduce((sum, energy) => sum + energy) / (0.4 * sampleRate));
  }
  const loudnessOf = (power: number): number => -0.691 + 10 * Math.log10(power);
  const gated = (gate: number): number => {
    const kept = blocks.filter((power) => loudnessOf(power) > gate);
    return loudnessOf(kept.reduce((sum, power) => sum + power, 0) / kept.length);
  };
  return gated(Math.max(-70, gated(-70) - 10));
}

describe('gatedLoudness', () => {
  it('is what BS.1770-5 says', () => {
    const part = fc.tuple(fc.double({ min: -90, max: 0, noNaN: true }), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const energies = stretches([-30, 4], ...parts);
        expect(gatedLoudness(energies)).toBeCloseTo(byDefinition(energies), 10);
      }),
    );
  });

  it('leaves out blocks at or below −70 LUFS', () => {
    expect(gatedLoudness(stretches([-70.001, 20]))).toBeNull();
    expect(gatedLoudness(stretches([-69.999, 20]))).toBeCloseTo(-69.999, 9);
    // What is exactly at the gate is left out. 400 ms are 2^14 samples here, so nothing is rounded.
    const single = (power: number): LoudnessEnergies => ({
      sampleRate: 40_960,
      values: Float64Array.of(power * 16_384, ...new Array<number>(39).fill(0)),
    });
    expect(gatedLoudness(single(powerOfLufs(-70)))).toBeNull();
    expect(gatedLoudness(single(powerOfLufs(-70) * (1 + 2 ** -52)))).toBeCloseTo(-70, 12);
  });

  it('leaves out blocks 10 LU below the others', () => {
    const loud = [-20, 1000] as const;
    // All blocks together have −20.19 and −20.20 LUFS, so the gate lies between the two.
    expect(gatedLoudness(stretches(loud, [-30.1, 50]))).toBeLessThan(-20.15);
    expect(gatedLoudness(stretches(loud, [-30.3, 50]))).toBeGreaterThan(-20.012);
    // Only the three blocks that hear both are left of the quiet ones, however many there are.
    const few = gatedLoudness(stretches(loud, [-60, 50]))!;
    expect(gatedLoudness(stretches(loud, [-60, 5000]))).toBeCloseTo(few, 12);
  });

  it('is null without a complete block, and for silence', () => {
    expect(gatedLoudness({ sampleRate, values: new Float64Array(0) })).toBeNull();
    expect(gatedLoudness({ sampleRate, values: stretches([-23, 4]).values.subarray(1) })).toBeNull();
    expect(gatedLoudness({ sampleRate, values: new Float64Array(400) })).toBeNull();
  });

  it('gates after the gain', () => {
    const energies = stretches([-60, 20], [-75, 20]);
    for (const db of [-9, -3, 12, 30]) {
      const scaled = { sampleRate, values: energies.values.map((energy) => energy * 10 ** (db / 10)) };
      expect(gatedLoudness(energies, 10 ** (db / 20))).toBeCloseTo(gatedLoudness(scaled)!, 10);
    }
    expect(gatedLoudness(energies, 10 ** (-12 / 20))).toBeNull();
    expect(gatedLoudness(energies, 0)).toBeNull();
  });
});
