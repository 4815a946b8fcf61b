import { expect, it } from 'vitest';
import { worstError } from '../../../test/support/renderUnit.ts';
import { gaussianNoise, sawTone } from '../../../test/support/tones.ts';
import { downMix } from './downMix.ts';

const [a, b, c] = [gaussianNoise(1000, 1), gaussianNoise(1000, 2), gaussianNoise(1000, 3)];

it('is the mean of the channels, of a single one itself', () => {
  expect(downMix([a])).toBe(a);
  expect(worstError(downMix([a, b]), (at) => (a[at]! + b[at]!) / 2)).toBeLessThan(1e-8);
  expect(worstError(downMix([a, b, c]), (at) => (a[at]! + b[at]! + c[at]!) / 3)).toBeLessThan(2e-8);
});

it('is the strongest channel where they cancel each other', () => {
  const saw = sawTone(100);
  const inverted = saw.map((x) => -0.9 * x);
  expect(downMix([inverted, saw])).toBe(saw);
  expect(downMix([saw, inverted, new Float32Array(saw.length)])).toBe(saw);
});

it('does not overflow', () => {
  const loudest = new Float32Array(100).fill(3.4e38);
  expect(downMix([loudest, loudest, loudest]).every(Number.isFinite)).toBe(true);
});
