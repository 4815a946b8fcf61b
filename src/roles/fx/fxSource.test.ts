// What sounds, in the plainest kind: each parameter does what its `meaning` says.
import { describe, expect, it } from 'vitest';
import { levelsOf, plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { centroidOf, shareBetween } from '../../../test/support/soundSpectrum.ts';
import { correlation, decibels, partialOf } from '../../../test/support/renderUnit.ts';

const steady = { attack: 0.01, decay: 0, sustain: 1, release: 0 };
const plain = {
  ...plainFx,
  ...steady,
  amplitude: 0.1,
  kind: 'sub_drop',
  frequency: 441,
  noise: 0,
  harmonics: 0,
  cutoff: 20000,
};
const harmonic = (x: Float32Array, k: number): number => partialOf(stretch(x, 0.2, 0.8), 441 * k).amplitude;

describe('the source of effects', () => {
  it('noise: from tone alone to noise alone', async () => {
    const tones = await Promise.all(
      [0, 0.5, 1].map(async (noise) => {
        const [x] = await renderFx({ ...plain, noise });
        return shareBetween(stretch(x, 0.2, 1), 430, 452);
      }),
    );
    expect(tones[0]).toBeGreaterThan(0.999);
    expect(tones[1]).toBeGreaterThan(0.35);
    expect(tones[1]).toBeLessThan(0.8);
    expect(tones[2]).toBeLessThan(0.01);
  });

  it('harmonics: from a sine to a saw', async () => {
    const sounds = await Promise.all(
      [0, 0.5, 1].map(async (harmonics) => (await renderFx({ ...plain, harmonics }))[0]),
    );
    const second = sounds.map((x) => harmonic(x, 2) / harmonic(x, 1));
    expect(second[0]).toBeLessThan(0.001);
    expect(second[1]).toBeCloseTo((0.5 / 2) / (0.5 * (Math.PI / 2) + 0.5), 1.5); // prettier-ignore
    expect(second[2]).toBeCloseTo(0.5, 1.5);
    expect(harmonic(sounds[2]!, 5) / harmonic(sounds[2]!, 1)).toBeCloseTo(0.2, 1.5);
  });

  it('detune and width: two tones, so many cents from the note, left and right', async () => {
    const [left, right] = await renderFx({ ...plain, frequency: 2000, detune: 50, width: 1 });
    const ratio = 2 ** (50 / 1200);
    const amplitude = (x: Float32Array, hz: number): number => partialOf(stretch(x, 0.2, 1.5), hz).amplitude;
    expect(amplitude(left, 2000 / ratio) / amplitude(left, 2000 * ratio)).toBeGreaterThan(8);
    expect(amplitude(right, 2000 * ratio) / amplitude(right, 2000 / ratio)).toBeGreaterThan(8);
    const [mono, same] = await renderFx({ ...plain, frequency: 2000, detune: 50, width: 0 });
    expect(same).toEqual(mono);
  });

  it('width: 0 is mono, 1 is unrelated noise; the bottom of the tone stays in the middle', async () => {
    const correlations = await Promise.all(
      [0, 0.5, 1].map(async (width) => {
        const [left, right] = await renderFx({ ...plain, noise: 1, width });
        return correlation(stretch(left, 0.1, 1.5), stretch(right, 0.1, 1.5));
      }),
    );
    expect(correlations[0]).toBeCloseTo(1, 6);
    expect(correlations[1]).toBeCloseTo(Math.sqrt(0.75), 1);
    expect(correlations[2]).toBeCloseTo(0, 1);
    const [left, right] = await renderFx({ ...plain, frequency: 40, detune: 50, width: 1 });
    const side = left.map((value, at) => value - right[at]!);
    expect(levelsOf(side, 1, 0.1, 1.8)[0]).toBeLessThan(levelsOf(left, 1, 0.1, 1.8)[0]! / 2);
  });

  it('cutoff: brighter noise, from dark to open', async () => {
    const centroids = await Promise.all(
      [100, 500, 2500, 12_500].map(async (cutoff) => {
        const [x] = await renderFx({ ...plain, frequency: 100, noise: 1, cutoff });
        return centroidOf(stretch(x, 0.2, 1));
      }),
    );
    for (const [at, hz] of centroids.entries()) expect(hz).toBeGreaterThan(2 * (centroids[at - 1] ?? 0));
  });

  it('resonance: its Q lifts what lies at the cutoff above what lies far below', async () => {
    const gains = await Promise.all(
      [0.7, 4, 16].map(async (resonance) => {
        const [x] = await renderFx({ ...plain, harmonics: 1, frequency: 441, cutoff: 441 * 4, resonance });
        return decibels(harmonic(x, 4) / harmonic(x, 1));
      }),
    );
    expect(gains[1]! - gains[0]!).toBeCloseTo(decibels(4 / 0.7), -0.5);
    expect(gains[2]! - gains[1]!).toBeCloseTo(decibels(4), -0.5);
  });

  it('drive: odd overtones, at a level that stays near', async () => {
    const sounds = await Promise.all([0, 0.4, 1].map(async (drive) => (await renderFx({ ...plain, drive }))[0]));
    const third = sounds.map((x) => harmonic(x, 3) / harmonic(x, 1));
    expect(third[0]).toBeLessThan(0.002);
    expect(third[1]).toBeGreaterThan(0.05);
    expect(third[2]).toBeGreaterThan(third[1]!);
    const [clean, , driven] = sounds.map((x) => levelsOf(x, 1, 0.2, 1)[0]!);
    expect(Math.abs(decibels(driven! / clean!))).toBeLessThan(7);
  });

  it('crush: what is added to the sound grows with it', async () => {
    const rest = await Promise.all(
      [0, 0.3, 0.7, 1].map(async (crush) => {
        const [x] = await renderFx({ ...plain, crush });
        return 1 - shareBetween(stretch(x, 0.2, 1), 420, 462);
      }),
    );
    expect(rest[0]).toBeLessThan(1e-5);
    for (const [at, share] of rest.entries()) expect(share).toBeGreaterThan(at === 0 ? -1 : 1.5 * rest[at - 1]!);
    expect(rest[3]).toBeGreaterThan(0.05);
  });
});
