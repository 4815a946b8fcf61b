import { describe, expect, it } from 'vitest';
import { levelsOf, plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { strongestHz } from '../../../test/support/soundSpectrum.ts';
import { correlation } from '../../../test/support/renderUnit.ts';

const tone = { ...plainFx, kind: 'glitch', frequency: 500, noise: 0, harmonics: 0, cutoff: 20000, sustain: 1 };

describe('glitch', () => {
  it.each([60, 120, 180])('its pitch steps on the grid of the tempo, and only there: %d BPM', async (tempo) => {
    const step = (0.5 * 60) / tempo;
    const [x] = await renderFx({ ...tone, scatter: 2, pulse_period: 0.5 }, { durationSec: 10 * step, tempo });
    const pitch = (atStep: number): number => strongestHz(stretch(x, atStep * step, step * 0.24));
    const first = Array.from({ length: 9 }, (_, at) => pitch(at + 0.02));
    // The pieces of a step have the pitch of the step.
    const last = Array.from({ length: 9 }, (_, at) => pitch(at + 0.74));
    for (const [at, hz] of first.entries()) expect(Math.abs(Math.log2(last[at]! / hz))).toBeLessThan(0.03);
    const changes = first.filter((hz, at) => at > 0 && Math.abs(Math.log2(hz / first[at - 1]!)) > 0.1);
    expect(changes.length).toBeGreaterThan(5);
    for (const hz of first) expect(Math.abs(Math.log2(hz / 500))).toBeLessThan(2.05);
  });

  it('some steps are shut, as far as `pulse_depth` says; the first is open', async () => {
    const levels = async (pulse_depth: number) => {
      const [x] = await renderFx({ ...tone, pulse_depth, pulse_period: 0.5, release: 0 }, { durationSec: 8 });
      return Array.from({ length: 31 }, (_, at) => levelsOf(x, 1, (at + 0.1) / 4, (at + 0.9) / 4)[0]!);
    };
    const [open, half, shut] = await Promise.all([0, 0.5, 1].map(levels));
    const full = open![0]!;
    const closed = shut!.filter((level) => level < full / 100).length;
    expect(closed).toBeGreaterThan(4);
    expect(closed).toBeLessThan(20);
    expect(shut![0]).toBeGreaterThan(full / 2);
    for (const level of open!) expect(level).toBeGreaterThan(full / 2);
    expect(half!.filter((level) => level < 0.6 * full).length).toBe(closed);
    expect(Math.min(...half!) / full).toBeGreaterThan(0.4);
  });

  it('noise: the share of the steps that are noise', async () => {
    const shares = await Promise.all(
      [0, 0.5, 1].map(async (noise) => {
        const [x] = await renderFx({ ...tone, noise, pulse_period: 0.25 }, { durationSec: 8 });
        // A sine of 500 Hz changes its sign 8 times in 8 ms, noise far more often.
        const noisy = Array.from({ length: 60 }, (_, at) => stretch(x, at / 8 + 0.05, 0.008)).filter(
          (part) => part.filter((value, at) => at > 0 && value * part[at - 1]! < 0).length > 40,
        );
        return noisy.length / 60;
      }),
    );
    expect(shares[0]).toBe(0);
    expect(shares[1]).toBeGreaterThan(0.25);
    expect(shares[1]).toBeLessThan(0.75);
    expect(shares[2]).toBeGreaterThan(0.9);
  });

  it('another seed is another glitch, the same seed the same', async () => {
    const [a] = await renderFx({ kind: 'glitch' }, { seed: 1 });
    const [b] = await renderFx({ kind: 'glitch' }, { seed: 2 });
    const [again] = await renderFx({ kind: 'glitch' }, { seed: 1 });
    expect(again).toEqual(a);
    expect(Math.abs(correlation(a, b))).toBeLessThan(0.6);
  });
});
