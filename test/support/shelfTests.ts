// What a low and a high shelf have in common: their tests.
import { expect, it } from 'vitest';
import { param, time } from '../../src/ir/index.ts';
import { whiteNoise, type lowShelf } from '../../src/units/index.ts';
import { cookbook } from './cookbook.ts';
import { decibels, firstDifference, peakOf, renderEffect, renderVoices, testNoise } from './renderUnit.ts';
import { deviation, responseOf } from './responses.ts';

/** The tests of both shelves; `far` are frequencies far from a corner of 1 kHz: where all of the gain is, and where none is. */
export function shelfTests(
  kind: 'lowShelf' | 'highShelf',
  shelf: typeof lowShelf,
  far: readonly [number, number],
): void {
  it.each([8000, 44100, 192000])(`is the ${kind} of the cookbook at %i Hz, within 0.02 dB`, async (rate) => {
    for (const cornerHz of [200, 5000, 96000]) {
      for (const gainDb of [-36, 36]) {
        for (const q of [0.1, Math.SQRT1_2, 3]) {
          const response = await responseOf((x) => shelf({ cornerHz, gainDb, q })(x), { rate });
          const error = deviation(response, cookbook(kind, cornerHz, gainDb, q, rate));
          expect(error, `${cornerHz} Hz, ${gainDb} dB, q ${q}`).toBeLessThan(0.02);
        }
      }
    }
  });

  it('at 20 Hz too, and with the strongest resonance', async () => {
    for (const [cornerHz, gainDb, q] of [
      [20, 36, 0.7],
      [20, -36, 0.7],
      [200, 36, 10],
      [10_000, -36, 10],
    ] as const) {
      const response = await responseOf((x) => shelf({ cornerHz, gainDb, q })(x));
      expect(deviation(response, cookbook(kind, cornerHz, gainDb, q, 44100))).toBeLessThan(0.02);
    }
  });

  it('has all of its gain on its side of the corner, half of it at the corner, none on the other', () => {
    // The formula itself, which the tests above have measured.
    const formula = cookbook(kind, 1000, 12, Math.SQRT1_2, 192000);
    expect(decibels(formula(far[0]))).toBeCloseTo(12, 3);
    expect(decibels(formula(1000))).toBeCloseTo(6, 3);
    expect(decibels(formula(far[1]))).toBeCloseTo(0, 3);
  });

  it('leaves every bit as it is at 0 dB', async () => {
    const noise = testNoise(20_000);
    const [y] = await renderEffect((x) => shelf({ cornerHz: 700, gainDb: 0, q: 3 })(x), noise, { frames: 20_000 });
    expect(firstDifference(y, noise)).toBe(-1);
  });

  it('stays bounded while everything moves at audio rate, and rings out', async () => {
    const body = () =>
      shelf({
        cornerHz: whiteNoise().add(1).mul(whiteNoise()).abs().mul(20_000),
        gainDb: whiteNoise().mul(50),
        q: whiteNoise().abs().mul(whiteNoise()).abs().mul(12),
      })(time().lt(20_000).select(whiteNoise(), 0));
    for (const [y] of await renderVoices(body, { frames: 40_000, values: { seed: [1, 22, 333, 4444] } })) {
      expect(peakOf(y)).toBeLessThan(500);
      expect(peakOf(y.subarray(39_000))).toBeLessThan(1e-3);
    }
  });

  it('clamps knobs that are signals', async () => {
    const noise = testNoise(4000);
    const at = async (corner: number, gain: number, q: number, sampleRate = 44100) => {
      const options = () => ({ cornerHz: param('corner', corner), gainDb: param('gain', gain), q: param('q', q) });
      return (await renderEffect((x) => shelf(options())(x), noise, { frames: 4000, sampleRate }))[0];
    };
    expect(firstDifference(await at(0, 100, 0), await at(5, 36, 0.1))).toBe(-1);
    expect(firstDifference(await at(22050, -1000, 1000), await at(0.49 * 44100, -36, 10))).toBe(-1);
    expect(firstDifference(await at(1e9, 6, 1, 8000), await at(0.49 * 8000, 6, 1, 8000))).toBe(-1);
  });
}
