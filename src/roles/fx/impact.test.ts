import { describe, expect, it } from 'vitest';
import { levelsOf, renderFx } from '../../../test/support/renderFx.ts';
import { stretch } from '../../../test/support/renderRole.ts';
import { centroidOf, shareBetween, strongestHz } from '../../../test/support/soundSpectrum.ts';

describe('impact', () => {
  it.each([2, 8])('is loudest at once, and rings on: %d s', async (durationSec) => {
    const [x] = await renderFx({ kind: 'impact' }, { durationSec });
    const peak = x.reduce((best, value, at) => (Math.abs(value) > Math.abs(x[best]!) ? at : best), 0);
    expect(peak / 44100).toBeLessThan(0.1);
    const [first, second, last] = [
      levelsOf(x, 1, 0, 0.2)[0]!,
      levelsOf(x, 1, 0.5, 0.7)[0]!,
      levelsOf(x, 1, 1, 1.2)[0]!,
    ];
    expect(second).toBeLessThan(first);
    expect(last).toBeLessThan(second);
    // Still there after a second: a tail.
    expect(last).toBeGreaterThan(first / 60);
  });

  it('begins with a burst of noise; its tail is low', async () => {
    const [x] = await renderFx({ kind: 'impact' });
    expect(shareBetween(stretch(x, 0, 0.03), 500, 22050)).toBeGreaterThan(0.15);
    expect(shareBetween(stretch(x, 0.6, 0.6), 500, 22050)).toBeLessThan(0.02);
    expect(centroidOf(stretch(x, 0.6, 0.6))).toBeLessThan(150);
  });

  it('the boom falls to `frequency` and `sweep` together', async () => {
    const values = { kind: 'impact', frequency: 110, noise: 0, reverb: 0, drive: 0, harmonics: 0 };
    const [x] = await renderFx({ ...values, sweep: -1, sweep_time: 1 });
    expect(strongestHz(stretch(x, 0.6, 0.5)) / 55).toBeCloseTo(1, 1.5);
  });

  it('decay: how long it rings', async () => {
    const tails = await Promise.all(
      [0.3, 1, 4].map(async (decay) => {
        const [x] = await renderFx({ kind: 'impact', decay, reverb: 0 });
        return levelsOf(x, 1, 0.4, 0.8)[0]!;
      }),
    );
    expect(tails[1]).toBeGreaterThan(4 * tails[0]! + 1e-3);
    expect(tails[2]).toBeGreaterThan(1.5 * tails[1]!);
  });
});
