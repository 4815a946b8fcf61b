import { expect, it } from 'vitest';
import { renderEffect, testNoise } from '../../../test/support/renderUnit.ts';
import { num } from '../../ir/index.ts';
import { slidingMax } from './slidingMax.ts';

const largestOf = (x: Float32Array, at: number, count: number): number => {
  let largest = -Infinity;
  for (let k = Math.max(0, at - count + 1); k <= at; k++) largest = Math.max(largest, x[k]!);
  return at - count + 1 < 0 ? Math.max(largest, 0) : largest;
};

it.each([
  [0, 8000],
  [1, 44100],
  [33, 44100],
  [200, 8000],
  [639, 44100],
  [2784, 192000],
  [4096, 192000],
])('is the largest of the last %i values, and of up to 40 more, at %i Hz', async (samples, sampleRate) => {
  const frames = 6000;
  const x = testNoise(frames, 5);
  const [y] = await renderEffect((input) => slidingMax(input, num(samples), 4096 / sampleRate), x, {
    frames,
    sampleRate,
  });
  for (let at = 0; at < frames; at += 7) {
    expect(y[at]).toBeGreaterThanOrEqual(largestOf(x, at, samples));
    expect(y[at]).toBeLessThanOrEqual(largestOf(x, at, samples + 40));
  }
});
