import { describe, expect, it } from 'vitest';
import { decibels, peakOf, renderVoices } from '../../../test/support/renderUnit.ts';
import { binAt, responseOf } from '../../../test/support/responses.ts';
import { time, type F32 } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { allPass } from './allPass.ts';

describe('allPass', () => {
  it.each([8000, 44100, 192000])('is flat at %i Hz, within 0.0001 dB from 0 Hz to Nyquist', async (rate) => {
    for (const cutoffHz of [20, 100, 1000, 5000, 16000, 96000]) {
      const { re, im } = await responseOf(allPassAt(cutoffHz), { rate });
      const worst = re.reduce((most, x, bin) => Math.max(most, Math.abs(decibels(Math.hypot(x, im[bin]!)))), 0);
      expect(worst, `${cutoffHz} Hz`).toBeLessThan(1e-4);
    }
  });

  it.each([8000, 44100, 192000])('turns the phase by −2·atan(s) at %i Hz, within 0.01°', async (rate) => {
    for (const cutoffHz of [20, 100, 1000, 0.45 * rate]) {
      const response = await responseOf(allPassAt(cutoffHz), { rate });
      for (const hz of [20, 100, 300, 1000, 3000, 0.4 * rate]) {
        const bin = binAt(response, hz);
        const ratio = Math.tan((Math.PI * bin) / response.frames) / Math.tan((Math.PI * cutoffHz) / rate);
        const degrees = (angle: number) => (180 / Math.PI) * angle;
        // Turned back by what it should be, nothing is left.
        const back = 2 * Math.atan(ratio);
        const [re, im] = [response.re[bin]!, response.im[bin]!];
        const left = Math.atan2(re * Math.sin(back) + im * Math.cos(back), re * Math.cos(back) - im * Math.sin(back));
        expect(Math.abs(degrees(left)), `${cutoffHz} Hz, at ${hz} Hz`).toBeLessThan(0.01);
      }
    }
  });

  it('rings out whatever the cutoff does', async () => {
    const body = () => {
      const cutoffHz = whiteNoise().add(1).mul(whiteNoise()).abs().mul(60_000).sub(2000);
      return allPass({ cutoffHz })(time().lt(5000).select(whiteNoise(), 0));
    };
    for (const [y] of await renderVoices(body, { frames: 20_000, values: { seed: [1, 22, 333, 4444] } })) {
      expect(peakOf(y)).toBeLessThan(3);
      expect(peakOf(y.subarray(15_000))).toBeLessThan(1e-6);
    }
  });
});

const allPassAt = (cutoffHz: number) => (x: F32) => allPass({ cutoffHz })(x);
