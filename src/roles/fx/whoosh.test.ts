import { describe, expect, it } from 'vitest';
import { levelsOf, plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { centroidOf, strongestHz } from '../../../test/support/soundSpectrum.ts';

describe('whoosh', () => {
  it.each([
    [0.3, 120],
    [2, 120],
    [8, 60],
    [8, 180],
  ])('is loudest and brightest in the middle of the note: %d s at %d BPM', async (durationSec, tempo) => {
    const off = durationSec - Math.min(0.15, durationSec / 2);
    const [left, right] = await renderFx({ kind: 'whoosh' }, { durationSec, tempo });
    const x = left.map((value, at) => value + right[at]!);
    const levels = levelsOf(x, 5, 0, off);
    expect(Math.max(...levels)).toBe(levels[2]);
    for (const end of [levels[0]!, levels[4]!]) expect(end).toBeLessThan(levels[2]! / 3);
    const [first, middle, last] = [0, 2, 4].map((at) => centroidOf(stretch(x, (at * off) / 5, off / 5)));
    expect(middle).toBeGreaterThan(1.4 * first!);
    expect(middle).toBeGreaterThan(1.4 * last!);
  });

  it('travels from left to right, as far as `width` says', async () => {
    const balances = async (width: number): Promise<number[]> => {
      const [left, right] = await renderFx({ kind: 'whoosh', width, reverb: 0 });
      const [l, r] = [left, right].map((side) => levelsOf(side, 4, 0, 1.85)) as [number[], number[]];
      return l.map((level, at) => 20 * Math.log10(r[at]! / level));
    };
    for (const balance of await balances(0)) expect(balance).toBe(0);
    const wide = await balances(0.9);
    expect(wide[0]).toBeLessThan(-6);
    expect(wide[3]).toBeGreaterThan(6);
    const narrow = await balances(0.3);
    expect(narrow[0]).toBeLessThan(-1);
    expect(narrow[0]).toBeGreaterThan(-5);
  });

  it('what passes by sounds lower than what comes: a tone falls by `sweep`, most of it in the middle', async () => {
    const values = { ...plainFx, kind: 'whoosh', frequency: 800, noise: 0, harmonics: 0, cutoff: 20000, swell: 0 };
    const [x] = await renderFx({ ...values, sweep: -1, sweep_time: 64 }, { durationSec: 4 });
    const hz = [0.2, 1.2, 1.93, 2.6, 3.6].map((atSec) => strongestHz(stretch(x, atSec - 0.05, 0.1)));
    const octaves = hz.map((value) => Math.log2(value / 800));
    expect(octaves[0]).toBeGreaterThan(-0.15);
    expect(octaves[2]).toBeCloseTo(-0.5, 1);
    expect(octaves[4]).toBeLessThan(-0.85);
    expect(octaves[1]! - octaves[3]!).toBeGreaterThan(2 * (octaves[0]! - octaves[1]!));
  });

  it('frequency: the centre of the band', async () => {
    for (const frequency of [300, 1000, 3000]) {
      const values = { ...plainFx, kind: 'whoosh', noise: 1, resonance: 20, cutoff: 20000, swell: 0, frequency };
      const [x] = await renderFx(values);
      expect(centroidOf(stretch(x, 0.2, 1.4)) / frequency).toBeGreaterThan(0.9);
      expect(centroidOf(stretch(x, 0.2, 1.4)) / frequency).toBeLessThan(1.15);
    }
  });
});
