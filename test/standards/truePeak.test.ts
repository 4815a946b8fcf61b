// EBU Tech 3341 (v4, 2023), signals 15–23, and how far steady tones are misread.
import { describe, expect, it } from 'vitest';

import { truePeak } from '../../src/metrics/levels/truePeak.ts';
import { decibels } from '../support/renderUnit.ts';
import { burstSignal, steadyTone, steadyTones } from '../support/truePeakSignals.ts';
import { truePeakMeter } from '../support/truePeaks.ts';

const RATES = [44_100, 48_000];
const layouts = (samples: Float32Array): Record<string, Float32Array[]> => ({
  mono: [samples],
  stereo: [samples, samples],
  'one of two channels': [new Float32Array(samples.length), samples],
});

describe.each(RATES)('Tech 3341 at %i Hz', (rate) => {
  it.each(Object.entries(steadyTones))('signal %s: within 0.01 dB of the truth', (_signal, tone) => {
    for (const channels of Object.values(layouts(steadyTone(tone, rate / 2)))) {
      const reading = truePeak(channels, rate)!;
      expect(Math.abs(reading - decibels(tone.peak))).toBeLessThan(0.01);
      expect(reading - tone.expected).toBeGreaterThan(-0.4);
      expect(reading - tone.expected).toBeLessThan(0.2);
    }
  });

  // A meter of 64 taps and 16 points reads +0.02 dB.
  it.each([20, 21, 22, 23] as const)('signal %i: within 0.04 dB of the truth', (signal) => {
    const samples = burstSignal(signal, 4800);
    const truth = decibels(truePeakMeter(64, 8)(samples));
    for (const channels of Object.values(layouts(samples))) {
      const reading = truePeak(channels, rate)!;
      expect(Math.abs(reading - truth)).toBeLessThan(0.04);
      expect(reading).toBeGreaterThan(-0.4);
      expect(reading).toBeLessThan(0.2);
    }
  });
});

/**
 * Frequencies at which samples come round soon, as shares of the sample rate: there a tone can stay between the points for
 * ever. The phases are all that differ.
 */
function readings(limit: number): number[] {
  const errors: number[] = [];
  for (let period = 3; period <= 24; period++) {
    for (let turns = 1; turns / period <= limit; turns++) {
      for (let step = 0; step < 8; step++) {
        const phaseDegrees = (360 * step) / 8 / period;
        const samples = steadyTone({ frequency: turns / period, phaseDegrees, peak: 1 }, 1600);
        errors.push(truePeak([samples], 48_000)!);
      }
    }
  }
  return errors;
}

describe('steady tones at full scale, at any phase', () => {
  it.each([
    ['20 kHz at 48 kHz', 20 / 48],
    ['0.45 of the sample rate', 0.45],
  ])('up to %s read −0.03 to +0.02 dB', (_name, limit) => {
    const errors = readings(limit);
    expect(Math.min(...errors)).toBeGreaterThan(-0.03);
    expect(Math.max(...errors)).toBeLessThan(0.02);
  });
});
