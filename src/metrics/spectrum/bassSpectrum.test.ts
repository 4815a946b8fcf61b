import { expect, it } from 'vitest';
import { powerDecibels, powerOf } from '../../../test/support/renderUnit.ts';
import { gaussianNoise, sineTone } from '../../../test/support/tones.ts';
import { bassSpectrum } from './bassSpectrum.ts';
import { binomialFilter } from './binomialFilter.ts';
import type { LongTermSpectrum } from './longTermSpectrum.ts';
import { powerBetween } from './powerBetween.ts';

const bassOf = (x: Float32Array, sampleRate: number): LongTermSpectrum =>
  bassSpectrum([x], [binomialFilter(x, 2)], sampleRate);

const RATES = [8000, 11025, 32000, 44100, 48000, 96000, 192000];

it.each(RATES)('at %i Hz has tones up to 224 Hz where they are, as strong as they are', (sampleRate) => {
  for (const hz of [20, 31.5, 63, 125, 200, 220]) {
    const bass = bassOf(sineTone(hz, { sampleRate, frames: 4 * sampleRate }), sampleRate);
    expect(bass.binHz).toBeGreaterThan(0.97);
    expect(bass.binHz).toBeLessThan(1.96);
    expect((bass.powers.length - 1) * bass.binHz).toBeGreaterThanOrEqual(250);
    expect(powerDecibels(powerBetween(bass, hz - 8, hz + 8) / 0.5)).toBeCloseTo(0, 1);
  }
});

it.each(RATES)('at %i Hz does not take higher tones for low ones', (sampleRate) => {
  let at = 0;
  for (let rate = sampleRate; rate >= 2000; rate /= 2) at = rate / 2 - 224;
  // The tone that folds onto 224 Hz in the last halving, faded so that it has no ends.
  const frames = 2 * sampleRate;
  const tone = sineTone(at, { sampleRate, frames }).map((x, n) => x * Math.sin((Math.PI * n) / frames) ** 4);
  expect(powerDecibels(powerBetween(bassOf(tone, sampleRate), 100, 240) / powerOf(tone))).toBeLessThan(-90);
});

it('is flat for white noise, with the power that it has there', () => {
  const noise = gaussianNoise(441000);
  const bass = bassOf(noise, 44100);
  for (const [low, high] of [
    [20, 100],
    [100, 200],
    [150, 225],
  ] as const) {
    const wanted = powerOf(noise) * ((high - low) / 22050);
    expect(powerDecibels(powerBetween(bass, low, high) / wanted)).toBeLessThan(0.35);
    expect(powerDecibels(powerBetween(bass, low, high) / wanted)).toBeGreaterThan(-0.35);
  }
});

it('takes a single sample for the white click that it is', () => {
  for (const length of [1, 2, 3, 100]) {
    const click = new Float32Array(length);
    click[length - 1] = 1;
    const bass = bassOf(click, 44100);
    expect(powerDecibels((powerBetween(bass, 20, 200) * 22050) / 180 / powerOf(click))).toBeCloseTo(0, 1);
  }
});
