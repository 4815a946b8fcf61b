import { expect, it } from 'vitest';

import { subBlockEdge } from './subBlocks.ts';
import { windowPowers } from './windowPowers.ts';

/** Energies of powers that span 200 dB, the loud ones first. */
const values = Float64Array.from({ length: 700 }, (_, i) => 10 ** (10 - i / 35) * (1 + (i % 7)));

it.each([40, 300, 100])('is the mean of each window of %i sub-blocks', (size) => {
  for (const sampleRate of [48_000, 69_313]) {
    const powers = windowPowers({ sampleRate, values }, size);
    expect(powers).toHaveLength(values.length - size + 1);
    powers.forEach((power, i) => {
      let sum = 0;
      for (let k = i; k < i + size; k++) sum += values[k]!;
      const expected = sum / (subBlockEdge(i + size, sampleRate) - subBlockEdge(i, sampleRate));
      expect(Math.abs(power / expected - 1)).toBeLessThan(1e-14);
    });
  }
});

it('has no window that is not complete', () => {
  const lengths = [0, 1, 9, 10, 39, 40, 41, 299, 300].map((count) => {
    const energies = { sampleRate: 48_000, values: values.subarray(0, count) };
    return [windowPowers(energies, 40).length, windowPowers(energies, 300).length];
  });
  expect(lengths).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
    [1, 0],
    [2, 0],
    [260, 0],
    [261, 1],
  ]);
});
