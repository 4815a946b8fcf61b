import { expect, it } from 'vitest';
import { createRandom } from '../math/random.ts';
import { createFrameSpectrum } from './frameSpectrum.ts';

const SIZE = 1024;
const sine = (bin: number, amplitude = 1): Float32Array =>
  Float32Array.from({ length: 4 * SIZE }, (_, at) => amplitude * Math.sin((2 * Math.PI * bin * at) / SIZE + 1));
const decibels = (power: number): number => 10 * Math.log10(power);

it('measures a sine of amplitude 1 as 0 dB on a bin, and 0.83 dB less between two', () => {
  const { measure } = createFrameSpectrum(SIZE);
  expect(decibels(measure([sine(100)], 50)[100]!)).toBeCloseTo(0, 4);
  expect(decibels(measure([sine(100, 0.1)], 50)[100]!)).toBeCloseTo(-20, 4);
  // Scalloping loss of the window: Harris 1978, table 1.
  expect(decibels(measure([sine(100.5)], 50)[100]!)).toBeCloseTo(-0.83, 1);
});

it('has nothing above −90 dB beyond the main lobe', () => {
  const powers = createFrameSpectrum(SIZE).measure([sine(100.3)], 7);
  powers.forEach((power, bin) => {
    if (Math.abs(bin - 100.3) > 5) expect(decibels(power)).toBeLessThan(-90);
  });
});

it('measures white noise by its variance and the noise bandwidth of the window', () => {
  const random = createRandom(1);
  const noise = Float32Array.from({ length: 300 * SIZE }, () => random.nextNormal());
  const { measure } = createFrameSpectrum(SIZE);
  let sum = 0;
  for (let start = 0; start < noise.length; start += SIZE) {
    sum += measure([noise], start)
      .subarray(1, SIZE / 2)
      .reduce((total, power) => total + power, 0);
  }
  const mean = sum / 300 / (SIZE / 2 - 1);
  // E|X|² = σ²·Σw², and Σw²/(Σw)² is 2.0044 bins (Harris 1978, table 1).
  expect(mean / ((4 * 2.0044) / SIZE)).toBeCloseTo(1, 1);
});

it('takes the mean power of channels, so that out of phase is not silence', () => {
  const { measure } = createFrameSpectrum(SIZE);
  const opposite = sine(64).map((x) => -x);
  expect(decibels(measure([sine(64), opposite], 0)[64]!)).toBeCloseTo(0, 4);
  expect(decibels(measure([sine(64), new Float32Array(4 * SIZE)], 0)[64]!)).toBeCloseTo(-3.01, 2);
});

it('takes what lies outside the sound for silence', () => {
  const { measure } = createFrameSpectrum(SIZE);
  expect(measure([sine(64)], -2 * SIZE).every((power) => power === 0)).toBe(true);
  expect(measure([sine(64)], 9 * SIZE).every((power) => power === 0)).toBe(true);
  // Half of a symmetrical window, less the other half's small share at twice the frequency.
  expect(decibels(measure([sine(64)], -SIZE / 2)[64]!)).toBeCloseTo(-6.02, 0);
});
