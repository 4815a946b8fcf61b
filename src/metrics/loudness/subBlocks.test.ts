import { expect, it } from 'vitest';

import { subBlockEdge, subBlocks } from './subBlocks.ts';

it('edges lie at the nearest sample, for hours', () => {
  for (const rate of [8000, 11_025, 22_050, 44_100, 69_313, 191_999]) {
    for (const index of [0, 1, 2, 3, 39, 40, 41, 12_345, 2_000_001]) {
      expect(Math.abs(subBlockEdge(index, rate) - (index * rate) / 100)).toBeLessThanOrEqual(0.5);
    }
  }
});

it('windows are as long as they should be, to the nearest sample or the one beside it', () => {
  for (const rate of [11_025, 22_050, 69_313]) {
    for (let index = 0; index < 1000; index++) {
      const length = subBlockEdge(index + subBlocks.momentary, rate) - subBlockEdge(index, rate);
      expect(Math.abs(length - 0.4 * rate)).toBeLessThanOrEqual(1);
    }
  }
});
