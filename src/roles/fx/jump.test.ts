import { expect, it } from 'vitest';
import { plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { strongestHz } from '../../../test/support/soundSpectrum.ts';

const plain = { ...plainFx, kind: 'jump', harmonics: 0 };

it('rises from the note, without a break, as far as the sweep goes', async () => {
  const [x] = await renderFx({ ...plain, frequency: 262, sweep: 1.6 });
  const pitches = [0.005, 0.05, 0.1, 0.15, 0.2].map((from) => strongestHz(stretch(x, from, 0.03)));
  expect(pitches[0]! / 262).toBeGreaterThan(1);
  expect(pitches[0]! / 262).toBeLessThan(1.3);
  for (const [at, pitch] of pitches.entries()) if (at > 0) expect(pitch).toBeGreaterThan(1.1 * pitches[at - 1]!);

  const [held] = await renderFx({ ...plain, frequency: 262, sweep: 1.6, decay: 1, sustain: 1 });
  expect(strongestHz(stretch(held, 0.5, 0.3)) / (262 * 2 ** 1.6)).toBeCloseTo(1, 3);
});

it('with its defaults it is over in 0.35 s', async () => {
  const [x] = await renderFx({ kind: 'jump', reverb: 0 });
  const peak = Math.max(...stretch(x, 0, 0.1).map(Math.abs));
  expect(Math.max(...stretch(x, 0.35, 1).map(Math.abs))).toBeLessThan(0.001 * peak);
});
