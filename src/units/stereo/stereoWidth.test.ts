import { describe, expect, it } from 'vitest';
import { firstDifference, powerOf, renderEffect, testNoise, worstError } from '../../../test/support/renderUnit.ts';
import { param } from '../../ir/index.ts';
import { stereoWidth } from './stereoWidth.ts';

const frames = 4000;
const [a, b] = [testNoise(frames, 1), testNoise(frames, 2)];
const widened = (width: number) => renderEffect((x) => stereoWidth(x, { width }), [a, b], { frames });

describe('stereoWidth', () => {
  it.each([0, 0.3, 1, 1.7, 2])('%d: the middle stays, the side signal is scaled', async (width) => {
    const [left, right] = await widened(width);
    const wanted = (at: number, sign: number) => (a[at]! + b[at]!) / 2 + (sign * width * (a[at]! - b[at]!)) / 2;
    expect(worstError(left, (at) => wanted(at, 1))).toBeLessThan(2e-7);
    expect(worstError(right, (at) => wanted(at, -1))).toBeLessThan(2e-7);
  });

  it('is nothing at 1, to the bit, nor for mono sounds at any width', async () => {
    for (const options of [{}, { width: 1 }]) {
      const sides = await renderEffect((x) => stereoWidth(x, options), [a, b], { frames });
      expect(sides.map((side, at) => firstDifference(side, [a, b][at]!))).toEqual([-1, -1]);
    }
    for (const width of [0, 0.4, 2]) {
      for (const side of await renderEffect((x) => stereoWidth(x, { width }), a, { frames }))
        expect(firstDifference(side, a)).toBe(-1);
    }
  });

  it('is mono at 0, within a last place, and gives the side signal four times its power at 2', async () => {
    const [left, right] = await widened(0);
    expect(worstError(left, right)).toBeLessThan(2e-7);
    const side = ([x, y]: readonly [Float32Array, Float32Array]) => powerOf(x.map((value, at) => value - y[at]!));
    expect(side(await widened(2)) / side([a, b])).toBeCloseTo(4, 4);
  });

  it('takes signals out of range for the ends of the range', async () => {
    const at = async (width: number) =>
      (await renderEffect((x) => stereoWidth(x, { width: param('width', width) }), [a, b], { frames }))[0];
    expect(firstDifference(await at(9), await at(2))).toBe(-1);
    expect(firstDifference(await at(NaN), await at(0))).toBe(-1);
  });
});
