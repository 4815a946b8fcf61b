import { expect, it } from 'vitest';
import { levelsOf, plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { shareBetween, strongestHz } from '../../../test/support/soundSpectrum.ts';

const highestAt = (x: Float32Array) => x.reduce((best, value, at) => (Math.abs(value) > Math.abs(x[best]!) ? at : best), 0); // prettier-ignore

it.each([0, 1, 2, 3])('is highest in the first 20 ms and falls from there (seed %i)', async (seed) => {
  const [x] = await renderFx({ kind: 'hit' }, { seed });
  expect(highestAt(x) / 44100).toBeLessThan(0.02);
  const levels = levelsOf(x, 6, 0.01, 0.31);
  for (const [at, level] of levels.entries()) if (at > 0) expect(level).toBeLessThan(levels[at - 1]!);
  expect(levels.at(-1)!).toBeLessThan(levels[0]! / 30);
});

it('the tone falls by the sweep', async () => {
  const plain = { ...plainFx, kind: 'hit', noise: 0, harmonics: 0, frequency: 400 };
  const [x] = await renderFx({ ...plain, sweep: -2, decay: 1, sustain: 1 });
  expect(strongestHz(stretch(x, 0, 0.02))).toBeGreaterThan(250);
  expect(strongestHz(stretch(x, 0.3, 0.3))).toBeCloseTo(100, 0);
});

it('the noise is gone before the tone', async () => {
  // Above the tone and its few overtones there is nothing but noise.
  const [x] = await renderFx({ ...plainFx, kind: 'hit', harmonics: 0, frequency: 200, noise: 0.5, cutoff: 20000 });
  const noiseAt = (fromSec: number) => shareBetween(stretch(x, fromSec, 0.04), 2000, 20000);
  expect(noiseAt(0.005)).toBeGreaterThan(0.05);
  expect(noiseAt(0.16)).toBeLessThan(0.1 * noiseAt(0.005));
});

it('holds its noise where something is to be held', async () => {
  const [x] = await renderFx({ ...plainFx, kind: 'hit', noise: 1, sustain: 0.5 });
  const [early, late] = levelsOf(x, 2, 0.6, 1.4);
  expect(early!).toBeGreaterThan(0.02);
  expect(late! / early!).toBeCloseTo(1, 0.7);
});
