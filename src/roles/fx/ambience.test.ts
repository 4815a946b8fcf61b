import { describe, expect, it } from 'vitest';
import { levelsOf, plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { centroidOf, strongestHz } from '../../../test/support/soundSpectrum.ts';
import { correlation } from '../../../test/support/renderUnit.ts';

/** Of ten stretches in 7.5 s. */
const meanCentroid = (x: Float32Array, fromSec: number): number =>
  Array.from({ length: 10 }, (_, at) => centroidOf(stretch(x, fromSec + at * 0.75, 0.37))).reduce((a, b) => a + b) / 10;

describe('ambience', () => {
  it('is stationary: after its attack each third is as loud and as bright as the others', async () => {
    for (const seed of [0, 1]) {
      const [x] = await renderFx({ kind: 'ambience' }, { durationSec: 26, seed });
      const levels = levelsOf(x, 3, 2, 24.5).map((level) => 20 * Math.log10(level));
      expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(3);
      const centroids = [0, 1, 2].map((at) => meanCentroid(x, 2 + at * 7.5));
      expect(Math.max(...centroids) / Math.min(...centroids)).toBeLessThan(1.7);
    }
  });

  it('does not repeat itself, and another seed is another air', async () => {
    const [x] = await renderFx({ kind: 'ambience' }, { durationSec: 6 });
    const [other] = await renderFx({ kind: 'ambience' }, { durationSec: 6, seed: 5 });
    expect(Math.abs(correlation(stretch(x, 1.5, 1.5), stretch(x, 3, 1.5)))).toBeLessThan(0.2);
    expect(Math.abs(correlation(stretch(x, 1.5, 3), stretch(other, 1.5, 3)))).toBeLessThan(0.2);
  });

  it('wander: level and brightness drift, at 0 they do not', async () => {
    const spread = async (wander: number) => {
      const values = {
        kind: 'ambience',
        wander,
        wander_rate: 0.7,
        noise: 1,
        reverb: 0,
        attack: 0.1,
        decay: 0,
        sustain: 1,
      };
      const [x] = await renderFx({ ...values, release: 0.1 }, { durationSec: 9 });
      const centroids = Array.from({ length: 16 }, (_, at) => Math.log2(centroidOf(stretch(x, 0.5 + at / 2, 0.37))));
      return Math.max(...centroids) - Math.min(...centroids);
    };
    const [none, some, more] = await Promise.all([0, 1, 3].map(spread));
    expect(some).toBeGreaterThan(2 * none!);
    expect(more).toBeGreaterThan(some!);
  });

  it('frequency: the centre of its band, or its tone', async () => {
    for (const frequency of [200, 800]) {
      const values = { ...plainFx, kind: 'ambience', noise: 0, harmonics: 0, cutoff: 20000, frequency };
      const [x] = await renderFx(values);
      expect(strongestHz(stretch(x, 0.5, 0.5)) / frequency).toBeCloseTo(1, 3);
    }
    const [low, high] = await Promise.all(
      [200, 800].map(async (frequency) => {
        const [x] = await renderFx({ ...plainFx, kind: 'ambience', noise: 1, resonance: 2, frequency });
        return centroidOf(stretch(x, 0.5, 1));
      }),
    );
    expect(high! / low!).toBeGreaterThan(2);
  });
});
