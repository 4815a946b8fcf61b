import { expect, it } from 'vitest';
import { powerDecibels, spectrumOf, sumOf } from '../../../test/support/renderUnit.ts';
import { powerWindow } from './powerWindow.ts';

it.each([2, 16, 1024])('of %i samples: squares that overlap by half are 1 together', (size) => {
  const window = powerWindow(size);
  for (let at = 0; at < size / 2; at++) {
    expect(window[at]! ** 2 + window[at + size / 2]! ** 2).toBeCloseTo(1, 14);
    expect(window[at]).toBeCloseTo(window[size - 1 - at]!, 14);
  }
  expect(powerWindow(size)).toBe(window);
});

it('leaks no more than is promised', () => {
  const padded = new Float64Array(256 * 32);
  padded.set(powerWindow(256));
  const { re, im } = spectrumOf(padded);
  const powers = re.map((x, bin) => x * x + im[bin]! * im[bin]!);
  // Of both sides; bins of the window are 32 bins of its padded spectrum.
  const total = 2 * sumOf(powers) - powers[0]!;
  const outside = (bins: number): number => powerDecibels((2 * sumOf(powers.subarray(32 * bins + 1))) / total);
  expect(outside(5)).toBeLessThan(-50);
  expect(outside(20)).toBeLessThan(-80);
});
