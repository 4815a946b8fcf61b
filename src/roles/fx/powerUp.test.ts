import { expect, it } from 'vitest';
import { plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { strongestHz } from '../../../test/support/soundSpectrum.ts';

const plain = { ...plainFx, kind: 'power_up', harmonics: 0, ring: 0, frequency: 400 };
const semitones = (hz: number) => 12 * Math.log2(hz / 400);

/** The pitch of each of so many tones of 0.1 s. */
async function tones(values: Readonly<Record<string, number>>, count: number): Promise<number[]> {
  const [x] = await renderFx({ ...plain, step_time: 0.2, ...values });
  return Array.from({ length: count }, (_, at) => semitones(strongestHz(stretch(x, 0.1 * at + 0.01, 0.085))));
}

it.each([
  [7, 24, [0, 4, 7, 12, 16, 19, 24]],
  [4, 12, [0, 4, 7, 12]],
  [3, -12, [0, -5, -12]],
  [1, 12, [0]],
  [2, 5, [0, 5]],
])(
  '%i steps over %i semitones: the tones of a major chord, which stay at the last',
  async (steps, interval, wanted) => {
    const pitches = await tones({ steps, interval }, steps + 2);
    for (const [at, pitch] of pitches.entries()) expect(pitch).toBeCloseTo(wanted[Math.min(at, steps - 1)]!, 0.7);
  },
);

it('with its defaults the pitch never falls, and ends two octaves higher', async () => {
  const [x] = await renderFx({ ...plain });
  const pitches = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((from) =>
    semitones(strongestHz(stretch(x, from + 0.01, 0.08))),
  );
  for (const [at, pitch] of pitches.entries()) if (at > 0) expect(pitch).toBeGreaterThan(pitches[at - 1]! + 2);
  expect(pitches.at(-1)!).toBeCloseTo(24, 0);
});

it('all tones fit into a short note', async () => {
  const [x] = await renderFx({ ...plain, release: 0, steps: 4, interval: 12, step_time: 1 }, { durationSec: 0.4 });
  for (const [at, wanted] of [0, 4, 7, 12].entries()) {
    expect(semitones(strongestHz(stretch(x, 0.1 * at + 0.01, 0.085)))).toBeCloseTo(wanted, 0.7);
  }
});

it('steps follow the tempo', async () => {
  const [x] = await renderFx({ ...plain, steps: 2, interval: 12, step_time: 0.5 }, { tempo: 60 });
  expect(semitones(strongestHz(stretch(x, 0.35, 0.1)))).toBeCloseTo(0, 0.7);
  expect(semitones(strongestHz(stretch(x, 0.55, 0.1)))).toBeCloseTo(12, 0.7);
});
