import { expect, it } from 'vitest';
import { gaussianNoise, mixed, pulseTone, sawTone, sineTone } from '../../../test/support/tones.ts';
import { bassSpectrum } from './bassSpectrum.ts';
import { binomialFilter } from './binomialFilter.ts';
import { spectrumOf } from './longTermSpectrum.ts';
import { lowestHz } from './lowestHz.ts';

const lowestOf = (x: Float32Array): number =>
  lowestHz(spectrumOf([x], 44100), bassSpectrum([x], [binomialFilter(x, 2)], 44100));

it.each([27.5, 55, 110, 220])('is the fundamental of a saw and of a sine of %d Hz', (hz) => {
  expect(Math.abs(lowestOf(sawTone(hz)) - hz)).toBeLessThan(3);
  expect(Math.abs(lowestOf(sineTone(hz)) - hz)).toBeLessThan(3);
});

it('is where a tenth of the power is, offsets left aside', () => {
  expect(
    lowestOf(
      mixed(
        sineTone(1000),
        sineTone(60).map((x) => 0.4 * x),
      ),
    ),
  ).toBeCloseTo(60, -1);
  expect(
    lowestOf(
      mixed(
        sineTone(1000),
        sineTone(60).map((x) => 0.2 * x),
      ),
    ),
  ).toBeGreaterThan(250);
  expect(lowestOf(sineTone(100).map((x) => x + 3))).toBeCloseTo(100, -1);
});

it('is at most the end of the fine spectrum', () => {
  for (const x of [gaussianNoise(44100), pulseTone(1000), new Float32Array(44100)]) {
    const lowest = lowestOf(x);
    expect(lowest).toBeGreaterThan(0);
    expect(lowest).toBeLessThan(350);
  }
});
