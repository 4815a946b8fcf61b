import { expect, it } from 'vitest';
import { gaussianNoise, pulseTone, sawTone, sineTone } from '../../../test/support/tones.ts';
import { highestBetween } from './firstPeriod.ts';
import { framePowers } from './framePowers.ts';
import { periodicity } from './periodicity.ts';

const RATE = 22050;
const of = (x: Float32Array, length = 4096, starts = [0]) =>
  periodicity(framePowers(x, { length, starts }, 4096), RATE / 4096, length / RATE, 0.05);

it.each([
  ['sine', sineTone],
  ['saw', sawTone],
  ['pulse', pulseTone],
] as const)('is 1 at each period of a %s, to the longest lag', (_, toneOf) => {
  for (const hz of [60, 111.1, 440, 1234]) {
    const { rate, correlations } = of(toneOf(hz, { sampleRate: RATE }));
    expect(rate).toBe(44100);
    const [correlation] = correlations;
    expect(correlation).toHaveLength(0.05 * rate + 1);
    expect(correlation![0]).toBeCloseTo(1, 12);
    for (let period = 1; (period * rate) / hz < correlation!.length - 1; period++) {
      const lag = (period * rate) / hz;
      expect(Math.abs(highestBetween(correlation!, lag - 3, lag + 3).height - 1)).toBeLessThan(0.03);
    }
  }
});

it('is the same of a short frame, up to a third of it', () => {
  const { rate, correlations } = of(sawTone(440, { sampleRate: RATE }), 600);
  expect(correlations[0]).toHaveLength(400);
  expect(correlations[0]![Math.round(rate / 440)]).toBeGreaterThan(0.98);
});

it('is next to 0 for noise, and one for each spectrum', () => {
  const { correlations } = of(gaussianNoise(RATE), 4096, [0, 2000, 4000, 6000, 8000, 10000]);
  expect(correlations).toHaveLength(3);
  for (const correlation of correlations) {
    for (const value of correlation.subarray(20)) expect(Math.abs(value)).toBeLessThan(0.2);
  }
});

it('is empty for silence', () => {
  expect(of(new Float32Array(RATE)).correlations).toEqual([new Float64Array(0)]);
  expect(of(new Float32Array(RATE), 0, []).correlations).toEqual([]);
});
