import { expect, it } from 'vitest';
import { levelsOf, plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { strongestHz } from '../../../test/support/soundSpectrum.ts';
import { fitPitch } from '../../../test/support/fitPitch.ts';

const plain = { ...plainFx, kind: 'coin', ring: 0 };
const cents = (a: number, b: number) => 1200 * Math.log2(a / b);

it.each([5, 7, -4])('two tones, the second %i semitones away', async (interval) => {
  // At 120 BPM a tone of 0.6 beats lasts 0.3 s.
  const [x] = await renderFx({ ...plain, frequency: 800, interval, step_time: 0.6 });
  const [first, second] = [stretch(x, 0.02, 0.25), stretch(x, 0.32, 0.25)].map(strongestHz);
  expect(Math.abs(cents(first!, 800))).toBeLessThan(5);
  expect(Math.abs(cents(second!, first!) - 100 * interval)).toBeLessThan(5);
});

it('with its defaults: a fourth, of which the second tone begins at full level and rings', async () => {
  const [x] = await renderFx({ ...plain, frequency: 988 });
  const step = 0.075;
  const pitch = (from: number) => strongestHz(stretch(x, from, 0.06));
  expect(Math.abs(cents(pitch(step + 0.01), pitch(0.005)) - 500)).toBeLessThan(30);
  const [before] = levelsOf(x, 1, step - 0.01, step);
  const [after] = levelsOf(x, 1, step + 0.005, step + 0.015);
  const [later] = levelsOf(x, 1, 0.4, 0.41);
  expect(after!).toBeGreaterThan(1.15 * before!);
  expect(later!).toBeGreaterThan(0.02 * after!);
});

it('without its interval it is one steady tone in tune', async () => {
  for (const nominalHz of [262, 988, 2093]) {
    const [x] = await renderFx({ kind: 'coin', frequency: nominalHz, interval: 0, decay: 3, reverb: 0 });
    const deviation = fitPitch(x, 44100, { nominalHz, ratios: [1, 2, 3, 4, 5], from: 2000, to: 60_000, size: 16384 });
    expect(Math.abs(deviation)).toBeLessThan(5);
  }
});
