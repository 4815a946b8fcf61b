import { describe, expect, it } from 'vitest';
import { levelsOf, plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { centroidOf, strongestHz } from '../../../test/support/soundSpectrum.ts';

describe('downlifter', () => {
  it.each([
    [0.3, 120],
    [2, 120],
    [8, 60],
    [8, 180],
  ])('level and brightness fall from the beginning to note-off: %d s at %d BPM', async (durationSec, tempo) => {
    const off = durationSec - Math.min(0.5, durationSec / 2);
    const [x] = await renderFx({ kind: 'downlifter', reverb: 0, delay: 0 }, { durationSec, tempo });
    const levels = levelsOf(x, 6, 0, off);
    for (const [at, level] of levels.entries()) expect(level).toBeLessThan(levels[at - 1] ?? 1);
    expect(levels[0]! / levels.at(-1)!).toBeGreaterThan(6);
    const parts = [0, 1, 2, 3].map((at) => centroidOf(stretch(x, (at * off) / 4, off / 4)));
    for (const [at, part] of parts.entries()) expect(part).toBeLessThan(0.9 * (parts[at - 1] ?? 20000));
  });

  it('the pitch falls by as many octaves as `sweep` says, in `sweep_time`', async () => {
    const values = { ...plainFx, kind: 'downlifter', frequency: 880, noise: 0, harmonics: 0, cutoff: 20000, swell: 6 };
    for (const tempo of [60, 120]) {
      const [x] = await renderFx({ ...values, sweep: -2, sweep_time: 2 }, { durationSec: 4, tempo });
      const lengthSec = (2 * 60) / tempo;
      expect(strongestHz(stretch(x, lengthSec / 2 - 0.02, 0.04)) / 440).toBeCloseTo(1, 1);
      expect(strongestHz(stretch(x, lengthSec + 0.05, 0.4)) / 220).toBeCloseTo(1, 2);
    }
  });
});
