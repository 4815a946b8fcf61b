import { expect, it } from 'vitest';
import { plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { strongestHz } from '../../../test/support/soundSpectrum.ts';
import { peakOf } from '../../../test/support/renderUnit.ts';

it('is over in less than 0.15 s', async () => {
  const [x] = await renderFx({ kind: 'menu_blip' });
  expect(peakOf(stretch(x, 0.15, 1.8))).toBeLessThan(0.001 * peakOf(x));
  expect(peakOf(stretch(x, 0.03, 0.02))).toBeGreaterThan(0.05 * peakOf(x));
});

it('is one clean tone at the note', async () => {
  const [x] = await renderFx({ kind: 'menu_blip', frequency: 880 });
  expect(strongestHz(stretch(x, 0.005, 0.07)) / 880).toBeCloseTo(1, 2);
});

it('may be two tones', async () => {
  const [x] = await renderFx({ ...plainFx, kind: 'menu_blip', frequency: 880, steps: 2, interval: 7, step_time: 0.2 });
  expect(strongestHz(stretch(x, 0.105, 0.06)) / (880 * 2 ** (7 / 12))).toBeCloseTo(1, 2);
});
