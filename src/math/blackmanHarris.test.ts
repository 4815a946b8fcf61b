import { expect, it } from 'vitest';
import { blackmanHarris } from './blackmanHarris.ts';
import { createFft } from './fft.ts';

it('is 1 in the middle, symmetrical, and nearly 0 at its ends', () => {
  const window = blackmanHarris(64);
  expect(window[32]).toBeCloseTo(1, 15);
  expect(window[0]).toBeCloseTo(6e-5, 15);
  for (let n = 1; n < 32; n++) expect(window[n]).toBeCloseTo(window[64 - n]!, 15);
});

it('has side lobes below −92 dB beyond four bins, as published', () => {
  // Padded 16 times, so that the spectrum is seen between the bins.
  const [size, padding] = [256, 16];
  const x = new Float64Array(size * padding);
  x.set(blackmanHarris(size));
  const [re, im] = [new Float64Array(x.length / 2 + 1), new Float64Array(x.length / 2 + 1)];
  createFft(x.length).real(x, re, im);
  const levels = Array.from(re, (value, k) => 20 * Math.log10(Math.hypot(value, im[k]!) / re[0]!));
  const highest = Math.max(...levels.slice(4 * padding));
  expect(highest).toBeLessThan(-92);
  expect(highest).toBeGreaterThan(-92.2);
});
