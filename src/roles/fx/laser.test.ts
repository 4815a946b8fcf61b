import { describe, expect, it } from 'vitest';
import { levelsOf, plainFx, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { strongestHz } from '../../../test/support/soundSpectrum.ts';

const tone = { ...plainFx, kind: 'laser', frequency: 2000, noise: 0, harmonics: 0, cutoff: 20000, resonance: 0.7 };

describe('laser', () => {
  it.each([60, 180])('the pitch falls by `sweep` in `sweep_time`, fast at first: %d BPM', async (tempo) => {
    const lengthSec = (0.5 * 60) / tempo;
    const values = { ...tone, sweep: -3, sweep_time: 0.5, sweep_curve: -0.4, decay: 2 };
    const [x] = await renderFx(values, { tempo });
    const hz = [0.1, 0.3, 0.6, 1.5].map((share) => strongestHz(stretch(x, share * lengthSec - 0.006, 0.012)));
    for (const [at, value] of hz.entries()) expect(value).toBeLessThan(hz[at - 1] ?? 2000);
    expect(Math.abs(Math.log2(hz[3]! / 250))).toBeLessThan(0.15);
    expect(Math.log2(hz[1]! / 2000)).toBeLessThan(-3 * 0.3);
  });

  it('repeat: the shots follow each other so many beats apart, each falling anew', async () => {
    for (const tempo of [90, 120]) {
      const period = (0.5 * 60) / tempo;
      const values = { ...tone, sweep: -2, sweep_time: 0.4, repeat: 0.5, decay: 0.15, sustain: 0, release: 0 };
      const [x] = await renderFx(values, { tempo });
      for (const shot of [0, 1, 2]) {
        const [early, late] = [0.02, 0.85].map((share) => levelsOf(x, 1, (shot + share) * period, (shot + share + 0.1) * period)[0]!); // prettier-ignore
        expect(early).toBeGreaterThan(5 * late!);
        expect(strongestHz(stretch(x, shot * period, 0.02))).toBeGreaterThan(1300);
        expect(strongestHz(stretch(x, (shot + 0.6) * period, 0.02))).toBeLessThan(700);
      }
    }
    const [once] = await renderFx({ ...tone, repeat: 0, decay: 0.15, sustain: 0 });
    expect(levelsOf(once, 1, 0.3, 1.9)[0]).toBeLessThan(1e-5);
  });
});
