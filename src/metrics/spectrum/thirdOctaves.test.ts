import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianNoise, sineTone, slopedNoise } from '../../../test/support/tones.ts';
import { thirdOctaves } from './thirdOctaves.ts';

/** The names of the bands, IEC 61260-1:2014, annex E. */
const NOMINAL = [
  ...[
    20, 25, 31.5, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150,
  ],
  ...[4000, 5000, 6300, 8000, 10000, 12500, 16000, 20000],
];

const levelsOf = (x: Float32Array, sampleRate = 44100): readonly number[] => thirdOctaves([x], sampleRate).levels!;

/** Mean and largest distance from a line of so many dB per band. */
function strayed(levels: readonly number[], slope: number): number {
  const flat = levels.map((level, band) => level - slope * band);
  const mean = flat.reduce((sum, level) => sum + level, 0) / flat.length;
  return Math.max(...flat.map((level) => Math.abs(level - mean)));
}

describe('thirdOctaves', () => {
  it('are at tenths of a decade, within 1 % of their names', () => {
    const { frequencies } = thirdOctaves([new Float32Array(1)], 48000);
    expect(frequencies).toHaveLength(NOMINAL.length);
    frequencies.forEach((hz, band) => {
      expect(hz / (1000 * 10 ** ((band - 17) / 10))).toBeCloseTo(1, 14);
      expect(Math.abs(hz / NOMINAL[band]! - 1)).toBeLessThan(0.0125);
    });
    expect(frequencies[17]).toBe(1000);
  });

  it.each([
    [8000, 3150],
    [11025, 4000],
    [16000, 6300],
    [22050, 8000],
    [32000, 12500],
    [44100, 16000],
    [48000, 20000],
    [192000, 20000],
  ])('at %i Hz end with the band of %i Hz', (sampleRate, name) => {
    const { frequencies } = thirdOctaves([new Float32Array(1)], sampleRate);
    expect(frequencies).toHaveLength(NOMINAL.indexOf(name) + 1);
    expect(frequencies[frequencies.length - 1]! * 10 ** 0.05).toBeLessThan(sampleRate / 2);
  });

  it.each([8000, 44100, 48000, 96000])('at %i Hz have a sine in its band, the others far below', (sampleRate) => {
    const { frequencies } = thirdOctaves([new Float32Array(1)], sampleRate);
    frequencies.forEach((hz, band) => {
      const levels = levelsOf(sineTone(hz, { sampleRate, frames: 2 * sampleRate }), sampleRate);
      expect(levels[band]).toBeGreaterThan(-0.15);
      levels.forEach((level, other) => {
        if (other !== band) expect(level).toBeLessThan(Math.abs(other - band) === 1 ? -15 : -24);
      });
    });
  });

  it('rise by 1 dB each for white noise, and do not for pink noise', () => {
    // 50 Hz and 315 Hz have 210 and 860 independent values in 12 s: standard deviations of 0.3 and 0.15 dB.
    const frames = 12 * 44100;
    for (const [levels, slope] of [
      [levelsOf(gaussianNoise(frames)), 1],
      [levelsOf(slopedNoise(-10 * Math.log10(2), frames)), 0],
    ] as const) {
      expect(strayed(levels.slice(4), slope)).toBeLessThan(0.9);
      expect(strayed(levels.slice(12), slope)).toBeLessThan(0.4);
    }
  });

  it('do not jump where the fine spectrum ends', () => {
    for (const seed of [1, 2]) {
      const levels = levelsOf(gaussianNoise(20 * 44100, seed));
      // Bands of 160 to 315 Hz; 700 to 1400 independent values in each.
      expect(strayed(levels.slice(9, 13), 1)).toBeLessThan(0.35);
    }
  });

  it('sum up to 0 dB, are at least −120 dB, and know no level, channel order or polarity', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: -300, max: 300, noNaN: true }), (seed, decibels) => {
        const channels = [gaussianNoise(3000, seed), slopedNoise(-9, 3000, 44100, seed)];
        const { levels } = thirdOctaves(channels, 44100);
        expect(levels!.reduce((sum, level) => sum + 10 ** (level / 10), 0)).toBeCloseTo(1, 10);
        expect(Math.min(...levels!)).toBeGreaterThanOrEqual(-120);
        const gain = 10 ** (decibels / 20);
        const changed = channels.map((x) => x.map((value) => -gain * value)).reverse();
        thirdOctaves(changed, 44100).levels!.forEach((level, band) => expect(level).toBeCloseTo(levels![band]!, 4));
      }),
      { numRuns: 10 },
    );
  });

  it('have no levels for silence', () => {
    expect(thirdOctaves([new Float32Array(1000)], 44100).levels).toBeNull();
    expect(thirdOctaves([new Float32Array(1000).fill(NaN)], 44100).levels).toBeNull();
  });

  it('check what they are given', () => {
    expect(() => thirdOctaves([new Float32Array(0)], 44100)).toThrow(expect.objectContaining({ code: 'empty_audio' }));
  });
});
