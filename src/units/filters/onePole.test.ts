import { describe, expect, it } from 'vitest';
import {
  decibels,
  firstDifference,
  peakOf,
  renderEffect,
  renderVoices,
  testNoise,
  worstError,
} from '../../../test/support/renderUnit.ts';
import { onePoleTheory } from '../../../test/support/filterTheory.ts';
import { deviation, responseOf } from '../../../test/support/responses.ts';
import { effect, param, time, type F32 } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { onePole } from './onePole.ts';

describe('onePole', () => {
  it.each([8000, 44100, 192000])('is the bilinear transform at %i Hz, within 0.002 dB', async (rate) => {
    for (const cutoffHz of [5, 100, 1000, 16000, 96000]) {
      for (const name of ['low', 'high'] as const) {
        const response = await responseOf((x) => onePole({ cutoffHz })(x)[name], { rate });
        const error = deviation(response, (hz) => onePoleTheory[name](hz, cutoffHz, rate));
        expect(error, `${name}, ${cutoffHz} Hz`).toBeLessThan(0.002);
      }
    }
  });

  it('is at −3.01 dB at the cutoff, and falls by 6 dB per octave from there', () => {
    // The formulas themselves, which the test above has measured.
    for (const name of ['low', 'high'] as const)
      expect(decibels(onePoleTheory[name](1000, 1000, 44100))).toBeCloseTo(-3.0103, 4);
    expect(decibels(onePoleTheory.low(800, 100, 192000) / onePoleTheory.low(1600, 100, 192000))).toBeCloseTo(6, 1);
  });

  it('low and high add up to the input', async () => {
    const noise = testNoise(5000);
    const both = (x: F32) => {
      const { low, high } = onePole({ cutoffHz: 800 })(x);
      return low.add(high);
    };
    const [y] = await renderEffect(both, noise, { frames: 5000 });
    expect(worstError(y, noise)).toBeLessThan(1e-6);
  });

  it('shrinks its state whatever the cutoff does', async () => {
    // An impulse, then silence. The state follows from the output: it is twice the low-pass less the state before.
    const body = () => {
      const cutoffHz = whiteNoise().add(1).mul(whiteNoise()).abs().mul(60_000).sub(2000);
      return onePole({ cutoffHz })(time().eq(0).select(1, 0)).low;
    };
    const frames = 20_000;
    for (const [low] of await renderVoices(body, { frames, values: { seed: [1, 22, 333, 4444] } })) {
      let [state, growth] = [2 * low[0]!, 0];
      for (let at = 1; at < frames; at++) {
        const next = 2 * low[at]! - state;
        growth = Math.max(growth, Math.abs(next) - Math.abs(state));
        state = next;
      }
      // What rounding gives.
      expect(growth).toBeLessThan(1e-7);
      expect(peakOf(low.subarray(frames - 1000))).toBeLessThan(1e-6);
    }
  });

  it('clamps a cutoff that is a signal, and refuses a constant out of range', async () => {
    const noise = testNoise(4000);
    const at = async (cutoff: number, sampleRate: number) => {
      const body = (x: F32) => onePole({ cutoffHz: param('cutoff', cutoff) })(x).low;
      return (await renderEffect(body, noise, { frames: 4000, sampleRate }))[0];
    };
    for (const rate of [8000, 44100, 192000])
      expect(firstDifference(await at(1e9, rate), await at(0.49 * rate, rate))).toBe(-1);
    for (const low of [0, -100, NaN]) expect(firstDifference(await at(low, 44100), await at(5, 44100))).toBe(-1);
    for (const cutoffHz of [0, 4.9, 96001, NaN]) {
      expect(() => effect('filter', (x) => onePole({ cutoffHz })(x).low)).toThrow(
        expect.objectContaining({ code: 'out_of_range', path: expect.stringMatching(/\/cutoffHz$/) as unknown }),
      );
    }
  });
});
