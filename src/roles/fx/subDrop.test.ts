import { describe, expect, it } from 'vitest';
import { levelsOf, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { shareBetween, strongestHz } from '../../../test/support/soundSpectrum.ts';

describe('sub drop', () => {
  it.each([
    [4, 120],
    [8, 60],
    [8, 180],
  ])(
    'falls from `frequency` to `sweep` octaves from it and stays there: %d s at %d BPM',
    async (durationSec, tempo) => {
      const values = { kind: 'sub_drop', frequency: 200, sweep: -2, sweep_time: 4, reverb: 0 };
      const [x] = await renderFx(values, { durationSec, tempo });
      const end = Math.min((4 * 60) / tempo, durationSec - 0.8);
      expect(strongestHz(stretch(x, 0, 0.05))).toBeGreaterThan(130);
      expect(strongestHz(stretch(x, 0, 0.05))).toBeLessThan(201);
      expect(strongestHz(stretch(x, end + 0.05, 0.6)) / 50).toBeCloseTo(1, 1.5);
      const middle = strongestHz(stretch(x, end / 2 - 0.05, 0.1));
      expect(middle).toBeGreaterThan(52);
      expect(middle).toBeLessThan(130);
    },
  );

  it('is low, in the middle of the field, and long', async () => {
    const [left, right] = await renderFx({ kind: 'sub_drop' }, { durationSec: 4 });
    expect(shareBetween(left, 20, 250)).toBeGreaterThan(0.97);
    const side = left.map((value, at) => value - right[at]!);
    expect(levelsOf(side, 1, 0, 3)[0]).toBeLessThan(levelsOf(left, 1, 0, 3)[0]! / 5);
    const [early, late] = [levelsOf(left, 1, 0, 0.5)[0]!, levelsOf(left, 1, 2.4, 2.9)[0]!];
    expect(late).toBeGreaterThan(early / 4);
  });
});
