import { expect, it } from 'vitest';
import { renderEffect, testNoise } from '../../../test/support/renderUnit.ts';
import { num } from '../../ir/index.ts';
import { movingAverage } from './movingAverage.ts';

const LARGEST = 2 ** 22;

it.each([
  [1, 8000],
  [33, 44100],
  [144, 192000],
])(
  'is the mean of the last %i whole numbers, exactly, after any number of them, at %i Hz',
  async (count, sampleRate) => {
    const frames = 200_000;
    const x = testNoise(frames, 3).map((value) => (value + 1) * 0.5 * LARGEST);
    x.fill(NaN, 5000, 5010);
    x.fill(Infinity, 7000, 7010);
    const [y] = await renderEffect((input) => movingAverage(input.max(0).min(LARGEST), num(count), 0.005), x, {
      frames,
      sampleRate,
    });
    for (const at of [0, 1, count - 1, count, 5005 + count, 7005 + count, frames - 1]) {
      let sum = 0;
      for (let k = Math.max(0, at - count + 1); k <= at; k++) {
        const value = Math.min(LARGEST, x[k]!);
        sum += Number.isNaN(value) ? 0 : Math.trunc(value);
      }
      expect(Math.abs(y[at]! - sum / count)).toBeLessThanOrEqual((2e-7 * sum) / count);
    }
  },
);

it('comes back to exactly 0', async () => {
  const x = testNoise(4000, 9).map((value, at) => (at < 3000 ? Math.abs(value) * 1e6 : 0));
  const [y] = await renderEffect((input) => movingAverage(input, num(50), 0.005), x, { frames: 4000 });
  expect(y[3049]).toBe(0);
  expect(y.subarray(3049).every((value) => value === 0)).toBe(true);
});
