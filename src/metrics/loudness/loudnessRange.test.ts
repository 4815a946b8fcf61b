import { describe, expect, it } from 'vitest';

import type { LoudnessEnergies } from './energyMeter.ts';
import { loudnessRange } from './loudnessRange.ts';
import { powerOfLufs } from './lufs.ts';

const sampleRate = 48_000;

const sound = (seconds: readonly number[]): LoudnessEnergies => {
  const energies = seconds.flatMap((loudness) => Array.from({ length: 100 }, () => powerOfLufs(loudness) * 480));
  return { sampleRate, values: Float64Array.from(energies) };
};
const steady = (loudness: number, sec: number): number[] => Array.from({ length: sec }, () => loudness);

/** EBU Tech 3342, section 3 and its MATLAB example, as written there. */
function byDefinition({ values }: LoudnessEnergies): number {
  let shortTerm: number[] = [];
  for (let j = 0; 10 * j + 300 <= values.length; j++) {
    const power = values.subarray(10 * j, 10 * j + 300).reduce((sum, energy) => sum + energy) / (3 * sampleRate);
    shortTerm.push(-0.691 + 10 * Math.log10(power));
  }
  shortTerm = shortTerm.filter((loudness) => loudness >= -70);
  const power = shortTerm.reduce((sum, loudness) => sum + 10 ** (loudness / 10), 0) / shortTerm.length;
  shortTerm = shortTerm.filter((loudness) => loudness >= 10 * Math.log10(power) - 20).sort((a, b) => a - b);
  const at = (percent: number): number => shortTerm[Math.round(((shortTerm.length - 1) * percent) / 100)]!;
  return at(95) - at(10);
}

describe('loudnessRange', () => {
  it.each([
    ['two levels', [...steady(-20, 20), ...steady(-30, 20)]],
    ['a slope', Array.from({ length: 60 }, (_, i) => -40 + i / 3)],
    ['steps around the gates', [-23, -23, -24, -80, -44, -43.5, -42, -20, -90, -71, -69, -30, -31, -32, -23]],
    ['a level just below the second gate', [...steady(-20, 30), ...steady(-44, 30)]],
    ['silence on both sides', [...steady(-100, 9), ...steady(-23, 30), ...steady(-28, 4), ...steady(-100, 9)]],
  ])('is what Tech 3342 says of %s', (_name, seconds) => {
    expect(loudnessRange(sound(seconds))).toBeCloseTo(byDefinition(sound(seconds)), 9);
  });

  it('is 0 for a steady sound and for a single window', () => {
    expect(loudnessRange(sound(steady(-23, 60)))).toBeCloseTo(0, 9);
    expect(loudnessRange(sound(steady(-23, 3)))).toBe(0);
  });

  it('does not depend on the level', () => {
    const seconds = [...steady(-20, 20), ...steady(-30, 20), ...steady(-25, 20)];
    const louder = seconds.map((loudness) => loudness + 7);
    expect(loudnessRange(sound(louder))).toBeCloseTo(loudnessRange(sound(seconds))!, 9);
  });

  it('is null under 3 s and for what is silent', () => {
    expect(loudnessRange({ sampleRate, values: sound(steady(-23, 3)).values.subarray(1) })).toBeNull();
    expect(loudnessRange({ sampleRate, values: new Float64Array(0) })).toBeNull();
    expect(loudnessRange(sound(steady(-70.1, 30)))).toBeNull();
    expect(loudnessRange(sound(steady(-69.9, 30)))).toBeCloseTo(0, 9);
  });
});
