import { expect, test } from 'vitest';
import { renderEffect, testNoise } from '../../test/support/renderUnit.ts';
import { midSide } from './midSide.ts';

test('middle and side add up to the signal', async () => {
  const [left, right] = [testNoise(256, 1), testNoise(256, 2)];
  const middle = await renderEffect((x) => midSide(x).middle, [left, right], { frames: 256 });
  const side = await renderEffect((x) => midSide(x).side, [left, right], { frames: 256 });
  for (let at = 0; at < 256; at++) {
    const [l, r] = [left[at]!, right[at]!];
    expect(middle.map((data) => data[at])).toEqual([expect.closeTo((l + r) / 2, 6), expect.closeTo((l + r) / 2, 6)]);
    expect(side.map((data) => data[at])).toEqual([expect.closeTo((l - r) / 2, 6), expect.closeTo((r - l) / 2, 6)]);
  }
});
