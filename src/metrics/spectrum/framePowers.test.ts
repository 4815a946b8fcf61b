import { expect, it } from 'vitest';
import { powersOf } from '../../../test/support/renderUnit.ts';
import { gaussianNoise, sineTone } from '../../../test/support/tones.ts';
import { framePowers } from './framePowers.ts';

const hann = (length: number): Float64Array =>
  Float64Array.from({ length }, (_, at) => Math.sin((Math.PI * (at + 0.5)) / length) ** 2);

it('are those of both frames of a pair together', () => {
  const x = gaussianNoise(3000);
  const window = hann(256);
  const windowed = (start: number): Float64Array => window.map((weight, at) => weight * x[start + at]!);
  const spectra = framePowers(x, { length: 256, starts: [0, 1000, 1500, 2744] }, 256);
  expect(spectra).toHaveLength(2);
  const [a, b] = [powersOf(windowed(1500)), powersOf(windowed(2744))];
  for (let bin = 2; bin < 128; bin++) expect(spectra[1]![bin]! / (2 * (a[bin]! + b[bin]!))).toBeCloseTo(1, 9);
});

it('are those of a frame that is alone, and nothing of none', () => {
  const x = sineTone((44100 * 20) / 256, { frames: 256 });
  const [powers] = framePowers(x, { length: 256, starts: [0] }, 256);
  expect(powers!.indexOf(Math.max(...powers!))).toBe(20);
  expect(framePowers(x, { length: 0, starts: [] }, 256)).toEqual([]);
});

it.each([256, 100])('see no offset in %i samples, but in the lowest bins', (length) => {
  const tone = sineTone(4410, { frames: 256 }).map((x) => 0.01 * x);
  const shifted = tone.map((x) => x + 1);
  const [wanted] = framePowers(tone, { length, starts: [0] }, 256);
  const [powers] = framePowers(shifted, { length, starts: [0] }, 256);
  for (let bin = 5; bin < 128; bin++) expect(Math.abs(powers![bin]! - wanted![bin]!)).toBeLessThan(1e-4);
});
