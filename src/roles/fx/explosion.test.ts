import { describe, expect, it } from 'vitest';
import { levelsOf, plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { centroidOf, shareBetween } from '../../../test/support/soundSpectrum.ts';

describe.each([0, 1, 2])('the explosion of seed %i', (seed) => {
  it('grows dark', async () => {
    const [x] = await renderFx({ kind: 'explosion', crackle: 0 }, { seed });
    const centroids = [0, 0.25, 0.6].map((from) => centroidOf(stretch(x, from, 0.25)));
    for (const [at, hz] of centroids.entries()) if (at > 0) expect(hz).toBeLessThan(0.9 * centroids[at - 1]!);
    expect(centroids.at(-1)!).toBeLessThan(centroids[0]! / 5);
  });

  it('lasts longer than half a second, and begins with its burst', async () => {
    const [x] = await renderFx({ kind: 'explosion' }, { seed });
    const [start, later] = [levelsOf(x, 1, 0, 0.1)[0]!, levelsOf(x, 1, 0.5, 0.7)[0]!];
    expect(later).toBeGreaterThan(0.1 * start);
    expect(start).toBeGreaterThan(1.5 * later);
  });
});

it('another seed is another explosion', async () => {
  const [a, b] = await Promise.all([0, 1].map((seed) => renderFx({ kind: 'explosion' }, { seed })));
  const difference = a![0].map((value, at) => value - b![0][at]!);
  expect(levelsOf(difference, 1, 0, 0.5)[0]!).toBeGreaterThan(levelsOf(a![0], 1, 0, 0.5)[0]!);
});

it('crackle: splinters over the dark rumble, as many as asked for', async () => {
  const plain = { ...plainFx, kind: 'explosion', cutoff: 100, noise: 0, sustain: 1 };
  const high = await Promise.all(
    [0, 0.4, 0.8].map(async (crackle) => {
      const [x] = await renderFx({ ...plain, crackle });
      const part = stretch(x, 0.05, 0.5);
      return Math.sqrt(shareBetween(part, 700, 8000)) * levelsOf(part, 1, 0, 0.5)[0]!;
    }),
  );
  expect(high[0]!).toBeLessThan(0.01 * high[1]!);
  expect(high[2]! / high[1]!).toBeCloseTo(2, 1);
});

it('frequency: where the rumble is', async () => {
  for (const frequency of [40, 80, 160]) {
    const [x] = await renderFx({ ...plainFx, kind: 'explosion', noise: 0, crackle: 0, harmonics: 0, frequency });
    expect(shareBetween(stretch(x, 0.05, 0.8), 0.8 * frequency, 1.25 * frequency)).toBeGreaterThan(0.8);
  }
});
