import { describe, expect, it } from 'vitest';
import { firstDifference, peakOf, renderEffect, renderVoices, testNoise } from '../../../test/support/renderUnit.ts';
import { combTheory, type CombSetting } from '../../../test/support/filterTheory.ts';
import { deviation, over, responseOf } from '../../../test/support/responses.ts';
import { param, time, type F32 } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { comb } from './comb.ts';

const setting = (frequencyHz: number, feedback: number, feedForward = 0, dampingHz = 96000): CombSetting => ({
  frequencyHz,
  feedback,
  feedForward,
  dampingHz,
});
const settings = [
  setting(20, 0.5),
  setting(20, 0, 1),
  setting(55.3, 0.8, 0, 300),
  setting(440, 0.9),
  setting(440.7, -0.97, 0, 4000),
  setting(440.7, 0.9, 1, 20000),
  setting(1234, 0.99, -1, 2000),
  setting(5000, -0.9, 0.5),
  setting(12000, 0.9),
  setting(96000, 0.9),
  setting(96000, 0.9, 0.3, 20),
];

describe('comb', () => {
  it.each([8000, 44100, 192000])('is its z-transform at %i Hz, within 0.05 dB', async (rate) => {
    for (const one of settings) {
      const response = await responseOf((x) => comb(one)(x), { rate, least: 2 ** 15 });
      expect(deviation(response, combTheory(one, rate)), JSON.stringify(one)).toBeLessThan(0.05);
    }
  });

  it('is in tune whatever the damping: one period later the echo is in phase, within 0.05 cents up to 1.5 kHz', async () => {
    const feedback = 0.9;
    for (const rate of [44100, 192000]) {
      for (const [nearHz, dampingHz] of [
        [60, 96000],
        [220, 3000],
        [440, 440],
        [440, 100],
        [1500, 20000],
        [1500, 1300],
      ] as const) {
        const bin = Math.round((nearHz * 2 ** 15) / rate);
        const frequencyHz = (bin * rate) / 2 ** 15;
        const filter = (x: F32) => comb({ frequencyHz, feedback, dampingHz })(x);
        const { re, im, frames } = await responseOf(filter, { rate, least: 2 ** 15 });
        const at = (bin * frames) / 2 ** 15;
        // H = 1/(1 − feedback·E), so E = (1 − 1/H)/feedback.
        const [a, b] = over([1, 0], [re[at]!, im[at]!]);
        const cents = (1200 / Math.LN2) * (Math.atan2(-b, 1 - a) / (2 * Math.PI));
        expect(Math.abs(cents), `${nearHz} Hz, damping ${dampingHz} Hz, rate ${rate}`).toBeLessThan(0.05);
      }
    }
  });

  it('fades when the input is over, wherever its knobs are, both signs', async () => {
    const runs = [0.99, -0.99].map((feedback) => async () => {
      const body = () => {
        const frequencyHz = whiteNoise().abs().mul(5000).add(100);
        const dampingHz = whiteNoise().abs().mul(30_000);
        return comb({ frequencyHz, feedback, dampingHz })(time().lt(5000).select(whiteNoise(), 0));
      };
      return renderVoices(body, { frames: 100_000, values: { seed: [1, 22, 333, 4444] } });
    });
    for (const run of runs) {
      for (const [y] of await run()) {
        expect(peakOf(y)).toBeLessThan(20);
        expect(peakOf(y.subarray(90_000))).toBeLessThan(1e-4);
      }
    }
  });

  it('never holds more than 100, and a full-scale input never gets there', async () => {
    const frames = 2 ** 16;
    const filter = (x: F32) => comb({ frequencyHz: 441, feedback: 0.99 })(x);
    const [full] = await renderEffect(filter, new Float32Array(frames).fill(1), { frames });
    expect(peakOf(full)).toBeGreaterThan(99);
    expect(peakOf(full)).toBeLessThan(100);
    const [over] = await renderEffect(filter, new Float32Array(frames).fill(1000), { frames });
    expect(peakOf(over)).toBe(100);
  });

  it('clamps knobs that are signals', async () => {
    const noise = testNoise(4000);
    const at = async (values: readonly number[], sampleRate = 44100) => {
      const body = (x: F32) => {
        const [frequencyHz, feedback, feedForward, dampingHz] = values.map((value, at) => param(`p${at}`, value));
        return comb({
          frequencyHz: frequencyHz!,
          feedback: feedback!,
          feedForward: feedForward!,
          dampingHz: dampingHz!,
        })(x);
      };
      return (await renderEffect(body, noise, { frames: 4000, sampleRate }))[0];
    };
    expect(firstDifference(await at([0, 5, -5, NaN]), await at([20, 0.99, -1, 20]))).toBe(-1);
    expect(firstDifference(await at([1e9, 0.5, 1, 1e9]), await at([96000, 0.5, 1, 96000]))).toBe(-1);
    // From half the sample rate on it stays two samples long.
    const [fast, nyquist] = [await at([4000, 0.7, 0, 96000], 8000), await at([96000, 0.7, 0, 96000], 8000)];
    expect(firstDifference(fast, nyquist)).toBe(-1);
  });
});
