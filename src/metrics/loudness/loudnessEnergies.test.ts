import { describe, expect, it } from 'vitest';

import { testNoise } from '../../../test/support/renderUnit.ts';
import { gatedLoudness } from './gatedLoudness.ts';
import { loudnessEnergies } from './loudnessEnergies.ts';
import { measureLoudness } from './measureLoudness.ts';

describe('loudnessEnergies', () => {
  const channels = [testNoise(48_000, 1), testNoise(48_000, 2)];

  it('is all that integrated loudness needs', () => {
    const { integrated } = measureLoudness(channels, 48_000, { truePeak: false });
    expect(gatedLoudness(loudnessEnergies(channels, 48_000))).toBe(integrated);
  });

  it('takes the place of measuring again with another gain', () => {
    const quieter = channels.map((samples) => samples.map((x) => x / 4));
    const { integrated } = measureLoudness(quieter, 48_000, { truePeak: false });
    expect(gatedLoudness(loudnessEnergies(channels, 48_000), 1 / 4)).toBe(integrated);
  });

  it('knows the options of measureLoudness', () => {
    const short = [testNoise(4800)];
    expect(loudnessEnergies(short, 48_000).values).toHaveLength(10);
    expect(loudnessEnergies(short, 48_000, { padShort: true }).values).toHaveLength(40);
    const [one, two] = [{}, { dualMono: true }].map((options) => loudnessEnergies(short, 48_000, options).values);
    expect(two).toEqual(one!.map((energy) => 2 * energy));
  });

  it('refuses what is no audio', () => {
    expect(() => loudnessEnergies([], 48_000)).toThrow(expect.objectContaining({ code: 'no_channels' }));
    expect(() => loudnessEnergies(channels, 0)).toThrow(expect.objectContaining({ code: 'out_of_range' }));
  });
});
