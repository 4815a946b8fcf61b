// What all game effects have in common: each parameter does what its `meaning` says in each of them.
import { describe, expect, it } from 'vitest';
import { levelsOf, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { centroidOf, shareBetween, strongestHz } from '../../../test/support/soundSpectrum.ts';
import { heldGameSound } from '../../../test/support/heldGameSound.ts';
import { peakOf, rmsOf } from '../../../test/support/renderUnit.ts';
import { gameKinds } from './gameParameters.ts';

type Values = Readonly<Record<string, number>>;

describe.each(gameKinds)('%s', (kind) => {
  const left = async (values: Values = {}, durationSec = 1) => (await heldGameSound(kind, values, durationSec))[0];

  it('is heard at 0.05 s, and bounded', async () => {
    for (const durationSec of [0.05, 0.3, 2]) {
      const sides = await renderFx({ kind }, { durationSec });
      for (const x of sides) {
        expect(peakOf(x)).toBeGreaterThan(0.05);
        expect(peakOf(x)).toBeLessThanOrEqual(1);
        expect(Math.abs(x[0]!)).toBeLessThan(0.001);
      }
    }
  });

  it('a default note peaks between −14 and −6 dBFS', async () => {
    const sides = await renderFx({ kind });
    const peak = Math.max(...sides.map(peakOf));
    expect(20 * Math.log10(peak)).toBeGreaterThan(-14);
    expect(20 * Math.log10(peak)).toBeLessThan(-6);
  });

  it('attack, decay, sustain, release', async () => {
    // A rumble is never quite steady.
    const digits = kind === 'explosion' ? 0.1 : 0.7;
    const level = (x: Float32Array, at: number) => rmsOf(stretch(x, at - 0.01, 0.02));
    const full = level(await left(), 0.5);
    expect(level(await left({ attack: 0.4 }), 0.2) / full).toBeCloseTo(0.5, digits);
    expect(level(await left({ attack: 0.4 }), 0.5) / full).toBeCloseTo(1, digits);
    const fallen = await left({ sustain: 0.3, decay: 0.3 });
    expect(level(fallen, 0.1) / full).toBeGreaterThan(0.35);
    expect(level(fallen, 0.6) / full).toBeCloseTo(0.3, digits);
    expect(peakOf(stretch(await left({ sustain: 0, decay: 0.3 }), 0.4, 0.5))).toBeLessThan(1e-6);
    const long = await left({ release: 0.4 });
    expect(level(long, 0.8) / full).toBeCloseTo(0.5, digits);
  });

  it('frequency and sweep: from the note to so many octaves above it', async () => {
    const [still, risen] = await Promise.all([left(), left({ sweep: 1, sweep_time: 0.5 })]);
    expect(strongestHz(stretch(still, 0.4, 0.4)) / 441).toBeCloseTo(1, 2.5);
    expect(strongestHz(stretch(risen, 0.4, 0.4)) / 882).toBeCloseTo(1, 2.5);
  });

  it('steps, interval and step_time: an arpeggio to the last tone', async () => {
    const x = await left({ steps: 3, interval: 12, step_time: 0.4 });
    for (const [at, wanted] of [1, 2 ** (7 / 12), 2].entries()) {
      expect(strongestHz(stretch(x, 0.2 * at + 0.02, 0.17)) / 441 / wanted).toBeCloseTo(1, 2);
    }
  });

  it('wobble and pulse_period: the pitch swings once in each pulse', async () => {
    const x = await left({ wobble: 0.5, pulse_period: 1 });
    // The first quarter of half a second, and the third.
    const [up, down] = [0.125, 0.375].map((at) => strongestHz(stretch(x, at - 0.02, 0.04)) / 441);
    expect(up!).toBeGreaterThan(1.3);
    expect(down!).toBeLessThan(0.77);
  });

  it('noise: from tone alone to noise alone', async () => {
    const shares = await Promise.all(
      [0, 0.5, 1].map(async (noise) => shareBetween(stretch(await left({ noise }), 0.2, 0.6), 1700, 20000)),
    );
    expect(shares[0]!).toBeLessThan(0.001);
    expect(shares[1]!).toBeGreaterThan(0.1);
    expect(shares[2]!).toBeGreaterThan(0.8);
  });

  it('cutoff and filter_sweep', async () => {
    const centroid = async (values: Values) => centroidOf(stretch(await left({ noise: 1, ...values }), 0.5, 0.4));
    const [open, closed, swept] = await Promise.all([
      centroid({}),
      centroid({ cutoff: 1000 }),
      centroid({ cutoff: 1000, filter_sweep: 3, sweep_time: 0.5 }),
    ]);
    expect(closed).toBeLessThan(open / 5);
    expect(swept).toBeGreaterThan(2.5 * closed);
  });

  it('drive: overtones', async () => {
    const [clean, driven] = await Promise.all(
      [0, 0.8].map(async (drive) => shareBetween(stretch(await left({ drive }), 0.2, 0.6), 1250, 20000)),
    );
    expect(clean!).toBeLessThan(0.001);
    expect(driven!).toBeGreaterThan(0.02);
  });

  it('crush: what is no overtone', async () => {
    const [clean, crushed] = await Promise.all(
      [0, 0.7].map(async (crush) => shareBetween(stretch(await left({ crush }), 0.2, 0.6), 1000, 20000)),
    );
    expect(crushed!).toBeGreaterThan(10 * clean! + 0.003);
  });

  it('pulse_depth: the level falls in each pulse', async () => {
    const x = await left({ pulse_depth: 0.9, pulse_period: 0.5 });
    const levels = levelsOf(x, 16, 0, 0.5);
    expect(Math.min(...levels)).toBeLessThan(0.3 * Math.max(...levels));
    if (kind === 'explosion') return;
    for (const [at, level] of levels.slice(0, 8).entries()) expect(level / levels[at + 8]!).toBeCloseTo(1, 0.7);
  });
});
