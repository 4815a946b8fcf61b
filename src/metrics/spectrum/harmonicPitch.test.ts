import { describe, expect, it } from 'vitest';
import { mixed, sawTone, sineTone, withNoise } from '../../../test/support/tones.ts';
import { framePowers } from './framePowers.ts';
import { harmonicPitch } from './harmonicPitch.ts';

const RATE = 22050;
const BIN_HZ = RATE / 4096;
const options = { sampleRate: RATE, frames: 4096 };

const cents = (x: Float32Array, hz: number, guess = hz): number => {
  const [powers] = framePowers(x, { length: 4096, starts: [0] }, 4096);
  return 1200 * Math.log2((harmonicPitch(powers!, guess / BIN_HZ)! * BIN_HZ) / hz);
};

describe('harmonicPitch', () => {
  it.each([31, 101.5, 440, 1500, 4900])('finds %d Hz from a third of a semitone away', (hz) => {
    for (const guess of [hz * 0.98, hz * 1.02]) {
      expect(Math.abs(cents(sawTone(hz, options), hz, guess))).toBeLessThan(0.3);
      expect(Math.abs(cents(sineTone(hz, options), hz, guess))).toBeLessThan(0.3);
    }
  });

  it('is the mean of detuned voices', () => {
    const voices = [-10, 2, 8].map((detune) => sawTone(300 * 2 ** (detune / 1200), options));
    expect(Math.abs(cents(mixed(...voices), 300))).toBeLessThan(3);
  });

  it('leaves noise aside', () => {
    for (const hz of [55, 440, 3000])
      expect(Math.abs(cents(withNoise(sineTone(hz, options), -20), hz))).toBeLessThan(1.5);
  });

  it('is none where there are no harmonics within a semitone', () => {
    const [powers] = framePowers(sineTone(440, options), { length: 4096, starts: [0] }, 4096);
    expect(harmonicPitch(powers!, 410 / BIN_HZ)).toBeUndefined();
    expect(harmonicPitch(new Float64Array(1000), 40)).toBeUndefined();
  });
});
