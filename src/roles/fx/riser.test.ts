import { describe, expect, it } from 'vitest';
import { levelsOf, plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { centroidOf, strongestHz } from '../../../test/support/soundSpectrum.ts';

/** Where note-off is: the release takes 0.3 s, but at most half. */
const noteOff = (durationSec: number): number => durationSec - Math.min(0.3, durationSec / 2);

describe('riser', () => {
  it.each([
    [0.3, 120],
    [2, 120],
    [8, 60],
    [8, 120],
    [8, 180],
  ])('level and brightness rise to their maximum at note-off: %d s at %d BPM', async (durationSec, tempo) => {
    const off = noteOff(durationSec);
    const [x] = await renderFx({ kind: 'riser' }, { durationSec, tempo });
    const levels = levelsOf(x, 8, 0, off);
    const after = levelsOf(x, 4, off + 0.1 * (durationSec - off), durationSec);
    expect(Math.max(...levels)).toBe(levels.at(-1));
    expect(levels.at(-1)! / levels[1]!).toBeGreaterThan(4);
    for (const level of after) expect(level).toBeLessThan(levels.at(-1)!);
    expect(after.at(-1)).toBeLessThan(levels.at(-1)! / 2);

    const parts = [0, 1, 2, 3].map((at) => centroidOf(stretch(x, (at * off) / 4, off / 4)));
    for (const [at, part] of parts.entries()) expect(part).toBeGreaterThan(1.15 * (parts[at - 1] ?? 0));
  });

  it('the pitch has risen by `sweep` at note-off, and not before', async () => {
    const values = { ...plainFx, kind: 'riser', frequency: 220, noise: 0, harmonics: 0, cutoff: 20000, sweep: 2 };
    const [x] = await renderFx({ ...values, sweep_time: 64 }, { durationSec: 4 });
    for (const [atSec, octaves] of [
      [0.05, 0],
      [1.85, 1],
      [3.7, 2],
    ] as const) {
      const hz = strongestHz(stretch(x, Math.max(0, atSec - 0.05), 0.1));
      expect(Math.abs(Math.log2(hz / 220) - octaves)).toBeLessThan(0.06);
    }
  });

  it('a sweep that is shorter than the note is its last part, counted in beats', async () => {
    const values = { ...plainFx, kind: 'riser', frequency: 220, noise: 0, harmonics: 0, cutoff: 20000, sweep: 1 };
    for (const tempo of [90, 180]) {
      const lengthSec = (2 * 60) / tempo;
      const [x] = await renderFx({ ...values, sweep_time: 2 }, { durationSec: 4, tempo });
      const off = noteOff(4);
      expect(strongestHz(stretch(x, off - lengthSec - 0.2, 0.15)) / 220).toBeCloseTo(1, 2);
      expect(strongestHz(stretch(x, off - lengthSec / 2 - 0.05, 0.1)) / 220).toBeCloseTo(Math.SQRT2, 1.4);
    }
  });

  it('swell: how much softer it begins', async () => {
    for (const swell of [0, 12, 30]) {
      const values = { ...plainFx, kind: 'riser', frequency: 441, noise: 0, harmonics: 0, cutoff: 20000, attack: 0 };
      const [x] = await renderFx({ ...values, swell, sustain: 1, release: 0 }, { durationSec: 4 });
      const [first, last] = [levelsOf(x, 1, 0.02, 0.06)[0]!, levelsOf(x, 1, 3.9, 3.94)[0]!];
      expect(Math.abs(20 * Math.log10(last / first) - swell)).toBeLessThan(1.2);
    }
  });
});
