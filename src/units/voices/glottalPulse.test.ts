// The reference is the model itself, 2x − 3x² while the folds are open, and its Fourier series.
import { expect, it } from 'vitest';
import {
  exactPitch,
  FRAMES_OF_PITCH,
  powerDecibels,
  renderVoice,
  spectrumOf,
  worstError,
} from '../../../test/support/renderUnit.ts';
import { frequency, num, param } from '../../ir/index.ts';
import { glottalPulse } from './glottalPulse.ts';

const N = FRAMES_OF_PITCH;
const RATE = 44100;

it.each([0.3, 0.6, 0.9])(
  'with an open quotient of %f is the derivative of the flow, but for the samples next to a corner',
  async (quotient) => {
    const x = await renderVoice(() => glottalPulse(100, num(quotient)).derivative, { frames: 4410 });
    // A period is 441 samples; at the first sample the folds have been closed for a tenth of it.
    const wanted = (at: number) => {
      const place = (at / 441 + 0.1) % 1;
      const opened = Math.max(0, 1 - (1 - place) / quotient);
      const toCorner = Math.min(Math.abs(place - 1), place, Math.abs(place - 1 + quotient)) * 441;
      return toCorner < 2.3 ? x[at]! : 2 * opened - 3 * opened * opened;
    };
    expect(worstError(x, wanted)).toBeLessThan(1e-4);
  },
);

it('has the harmonics of the model up to 5 kHz, weakened by the spline, and nothing between them', async () => {
  for (const nearHz of [82, 220, 660]) {
    for (const quotient of [0.4, 0.6, 0.8]) {
      const { frequencyHz, periods } = exactPitch(nearHz);
      const values = { frequency: frequencyHz, quotient };
      const x = await renderVoice(() => glottalPulse(frequency(), param('quotient', 0.5)).derivative, { frames: N + 8, values }); // prettier-ignore
      const { re, im } = spectrumOf(x.subarray(8));
      let [rest, all] = [0, 0];
      for (let bin = 1; bin < (5000 * N) / RATE; bin++) {
        // As it is heard: differentiated.
        const power = (re[bin]! ** 2 + im[bin]! ** 2) * bin ** 2;
        all += power;
        if (bin % periods !== 0) rest += power;
      }
      expect(powerDecibels(rest / all), `${nearHz} Hz`).toBeLessThan(-80);
      for (let k = 1; k * frequencyHz < 5000; k++) {
        const [got, wanted] = [(2 / N) * Math.hypot(re[k * periods]!, im[k * periods]!), harmonic(k, quotient)];
        const spline = (1.1 * Math.PI * k * periods) / N;
        expect(Math.abs(got - wanted * (Math.sin(spline) / spline) ** 4) * k, `harmonic ${k}`).toBeLessThan(0.003);
      }
    }
  }
});

/** Amplitude of a harmonic of the model. */
function harmonic(k: number, quotient: number): number {
  const points = 4000;
  let [re, im] = [0, 0];
  for (let at = 0; at < points; at++) {
    const x = (at + 0.5) / points;
    const value = ((2 * x - 3 * x * x) * quotient) / points;
    re += value * Math.cos(2 * Math.PI * k * x * quotient);
    im += value * Math.sin(2 * Math.PI * k * x * quotient);
  }
  return 2 * Math.hypot(re, im);
}
