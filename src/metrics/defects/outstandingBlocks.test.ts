import { describe, expect, it } from 'vitest';
import { testNoise } from '../../../test/support/renderUnit.ts';
import { outstandingBlocks } from './outstandingBlocks.ts';

const BLOCKS = 1000;
const RATE = 44100;
/** Errors of about 0.1, and these. */
function blocksOf(peaks: Readonly<Record<number, number>>): [number, number][] {
  const all = testNoise(BLOCKS).map((value) => 0.1 + 0.02 * value);
  for (const [block, peak] of Object.entries(peaks)) all[Number(block)] = peak;
  const errors = { blockFrames: 32, peaks: all, filters: new Float64Array(), areFinite: true };
  return outstandingBlocks(errors, BLOCKS * 32 - 13, RATE, 0.01);
}

describe('outstandingBlocks', () => {
  it('finds what is four times as large as usual', () => {
    expect(blocksOf({ 300: 0.4, 600: 0.6 }).map(([block]) => block)).toEqual([600]);
    const [[, usual] = [0, 0]] = blocksOf({ 600: 0.6 });
    expect(usual).toBeGreaterThan(0.11);
    expect(usual).toBeLessThan(0.12);
  });

  it('finds seven near each other, but no more', () => {
    const every = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, k) => [500 + 9 * k, 1]));
    expect(blocksOf(every(7))).toHaveLength(7);
    expect(blocksOf(every(8))).toHaveLength(8);
    expect(blocksOf(every(9))).toHaveLength(0);
  });

  it('takes one of blocks side by side, and does not compare it with these', () => {
    const found = blocksOf({ 500: 0.9, 501: 1, 502: 0.9 });
    expect(found.map(([block]) => block)).toEqual([501]);
    expect(found[0]![1]).toBeLessThan(0.12);
  });

  it('looks up to the ends', () => {
    expect(blocksOf({ 0: 1, 999: 1 }).map(([block]) => block)).toEqual([0, 999]);
  });

  it('leaves what is smaller than asked', () => {
    const peaks = new Float32Array(100);
    peaks[50] = 0.009;
    const errors = { blockFrames: 32, peaks, filters: new Float64Array(), areFinite: true };
    expect(outstandingBlocks(errors, 3000, RATE, 0.01)).toEqual([]);
    expect(outstandingBlocks(errors, 3000, RATE, 0.008)).toEqual([[50, 0]]);
  });
});
