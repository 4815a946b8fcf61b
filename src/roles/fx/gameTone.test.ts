import { describe, expect, it } from 'vitest';
import { stretch } from '../../../test/support/renderRole.ts';
import { shareBetween, strongestHz } from '../../../test/support/soundSpectrum.ts';
import { heldGameSound } from '../../../test/support/heldGameSound.ts';
import { correlation } from '../../../test/support/renderUnit.ts';
import { gameKinds } from './gameParameters.ts';

type Values = Readonly<Record<string, number>>;

describe.each(gameKinds)('the tone of %s', (kind) => {
  const left = async (values: Values = {}) => (await heldGameSound(kind, values))[0];

  it('harmonics: from a sine to a pulse', async () => {
    const overtones = await Promise.all(
      [0, 0.5, 1].map(async (harmonics) => shareBetween(stretch(await left({ harmonics }), 0.1, 0.7), 1700, 20000)),
    );
    // What is no sine may have its octave, as the power-up has.
    expect(overtones[0]!).toBeLessThan(0.001);
    expect(overtones[1]!).toBeGreaterThan(0.02);
    expect(overtones[2]!).toBeGreaterThan(2 * overtones[1]!);
  });

  it('ring: overtones that die away', async () => {
    const x = await left({ ring: 0.8, decay: 1 });
    const share = (from: number) => 1 - shareBetween(stretch(x, from, 0.08), 350, 950);
    expect(share(0.005)).toBeGreaterThan(0.2);
    expect(share(0.8)).toBeLessThan(0.25 * share(0.005));
  });

  it('width: unlike sides, in tone and noise; what is low stays in the middle', async () => {
    const likeness = async (values: Values) => {
      const [a, b] = await heldGameSound(kind, values);
      return correlation(stretch(a, 0.2, 0.6), stretch(b, 0.2, 0.6));
    };
    expect(await likeness({ noise: 0.5 })).toBeCloseTo(1, 6);
    expect(await likeness({ width: 1 })).toBeLessThan(0.6);
    expect(await likeness({ width: 1, noise: 1 })).toBeLessThan(0.3);
    expect(await likeness({ width: 1, frequency: 80 })).toBeGreaterThan(0.95);
  });

  it('detune: two tones so far apart, on either side', async () => {
    const [a, b] = await heldGameSound(kind, { detune: 50, width: 1 }, 2);
    const ratio = strongestHz(stretch(b, 0.1, 1.6)) / strongestHz(stretch(a, 0.1, 1.6));
    expect(1200 * Math.abs(Math.log2(ratio))).toBeCloseTo(100, -0.5);
  });
});
