import { describe, expect, it } from 'vitest';
import { cookbook } from '../../../test/support/cookbook.ts';
import {
  decibels,
  firstDifference,
  peakOf,
  renderEffect,
  renderVoices,
  testNoise,
  worstError,
} from '../../../test/support/renderUnit.ts';
import { deviation, responseOf } from '../../../test/support/responses.ts';
import { param, time, type F32 } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { peakFilter } from './peakFilter.ts';

describe('peakFilter', () => {
  it.each([8000, 44100, 192000])('is the peaking filter of the cookbook at %i Hz, within 0.02 dB', async (rate) => {
    for (const frequencyHz of [200, 5000, 96000]) {
      for (const gainDb of [-36, 36]) {
        for (const q of [0.1, 1, 5]) {
          const response = await responseOf((x) => peakFilter({ frequencyHz, gainDb, q })(x), { rate });
          const error = deviation(response, cookbook('peak', frequencyHz, gainDb, q, rate));
          expect(error, `${frequencyHz} Hz, ${gainDb} dB, q ${q}`).toBeLessThan(0.02);
        }
      }
    }
  });

  it('at 20 Hz too, and as narrow as it gets', async () => {
    for (const [frequencyHz, gainDb, q] of [
      [20, 36, 1],
      [20, -36, 1],
      [1000, 12, 40],
      [10_000, 36, 40],
    ] as const) {
      const response = await responseOf((x) => peakFilter({ frequencyHz, gainDb, q })(x));
      expect(deviation(response, cookbook('peak', frequencyHz, gainDb, q, 44100))).toBeLessThan(0.02);
    }
  });

  it('has its gain in the middle, and half of it, in dB, at the edges of a band of 1/q', () => {
    // The formula itself, which the tests above have measured.
    const [rate, f, q] = [192000, 1000, 2];
    const peak = cookbook('peak', f, 12, q, rate);
    expect(decibels(peak(f))).toBeCloseTo(12, 9);
    const [low, high] = [-1, 1].map((side) => f * (Math.sqrt(1 + 1 / (4 * q * q)) + side / (2 * q))) as [
      number,
      number,
    ];
    for (const edge of [low, high]) expect(decibels(peak(edge))).toBeCloseTo(6, 2);
  });

  it('leaves every bit as it is at 0 dB, and a gain and its opposite undo each other', async () => {
    const noise = testNoise(20_000);
    const [flat] = await renderEffect((x) => peakFilter({ frequencyHz: 700, gainDb: 0 })(x), noise, { frames: 20_000 });
    expect(firstDifference(flat, noise)).toBe(-1);
    const both = (x: F32) =>
      peakFilter({ frequencyHz: 700, gainDb: 20, q: 3 })(peakFilter({ frequencyHz: 700, gainDb: -20, q: 3 })(x));
    const [y] = await renderEffect(both, noise, { frames: 20_000 });
    expect(worstError(y, noise)).toBeLessThan(1e-5);
  });

  it('stays bounded while everything moves at audio rate, and rings out', async () => {
    const body = () =>
      peakFilter({
        frequencyHz: whiteNoise().add(1).mul(whiteNoise()).abs().mul(20_000),
        gainDb: whiteNoise().mul(50),
        q: whiteNoise().abs().mul(whiteNoise()).abs().mul(50),
      })(time().lt(20_000).select(whiteNoise(), 0));
    for (const [y] of await renderVoices(body, { frames: 40_000, values: { seed: [1, 22, 333, 4444] } })) {
      expect(peakOf(y)).toBeLessThan(100);
      expect(peakOf(y.subarray(39_000))).toBeLessThan(1e-3);
    }
  });

  it('clamps knobs that are signals', async () => {
    const noise = testNoise(4000);
    const at = async (frequency: number, gain: number, q: number, sampleRate = 44100) => {
      const options = () => ({ frequencyHz: param('f', frequency), gainDb: param('gain', gain), q: param('q', q) });
      return (await renderEffect((x) => peakFilter(options())(x), noise, { frames: 4000, sampleRate }))[0];
    };
    expect(firstDifference(await at(0, 100, 0), await at(5, 36, 0.1))).toBe(-1);
    expect(firstDifference(await at(22050, -1000, 1000), await at(0.49 * 44100, -36, 40))).toBe(-1);
    expect(firstDifference(await at(1e9, 6, 1, 8000), await at(0.49 * 8000, 6, 1, 8000))).toBe(-1);
  });
});
