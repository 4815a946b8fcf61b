import { expect, it } from 'vitest';
import { balanceOf, correlationOf, monoLossOf } from './pairSums.ts';

it.each([
  // ΣL², ΣR², ΣLR, correlation, mono loss, balance
  [1, 1, 1, 1, 10 * Math.log10(2), 0],
  [1, 1, 0, 0, 10 * Math.log10(4), 0],
  [1, 1, -1, -1, 60, 0],
  [4, 1, 1, 0.5, 10 * Math.log10(20 / 7), 10 * Math.log10(4)],
  [0, 3, 0, null, 10 * Math.log10(4), -60],
  [1e-20, 3, 1e-10, 1 / Math.sqrt(3), 10 * Math.log10(4 / (1 + 2e-10 / 3)), -60],
  [1, 1, -1 + 1e-9, -1 + 1e-9, 60, 0],
  [1e-300, 1e-300, 1e-300, 1, 10 * Math.log10(2), 0],
  [1e200, 1e200, 1e200, 1, 10 * Math.log10(2), 0],
  [0, 0, 0, null, null, null],
])('ΣL² %d, ΣR² %d and ΣLR %d', (left, right, cross, correlation, monoLoss, balance) => {
  const found = [correlationOf, monoLossOf, balanceOf].map((measure) => measure({ left, right, cross }));
  [correlation, monoLoss, balance].forEach((wanted, at) => {
    if (wanted === null) expect(found[at]).toBeNull();
    else expect(found[at]).toBeCloseTo(wanted, 9);
  });
});

it('keeps its ranges in spite of rounding', () => {
  expect(correlationOf({ left: 1, right: 1, cross: 1 + 1e-15 })).toBe(1);
  expect(correlationOf({ left: 1, right: 1, cross: -1 - 1e-15 })).toBe(-1);
  expect(monoLossOf({ left: 1, right: 1, cross: -1 - 1e-15 })).toBe(60);
});
