import { describe, expect, it } from 'vitest';
import {
  decibels,
  firstDifference,
  impulse,
  peakOf,
  renderEffect,
  renderVoices,
} from '../../../test/support/renderUnit.ts';
import { responseOf } from '../../../test/support/responses.ts';
import { param, time, type F32 } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { allPassDelay } from './allPassDelay.ts';

describe('allPassDelay', () => {
  it.each([8000, 44100, 192000])('is flat at %i Hz, within 0.0001 dB from 0 Hz to Nyquist', async (rate) => {
    for (const delaySec of [0, 0.0001, 0.005, 0.0123]) {
      for (const gain of [-0.5, 0.7]) {
        const filter = (x: F32) => allPassDelay({ delaySec, gain })(x);
        const { re, im } = await responseOf(filter, { rate, least: 2 ** 14 });
        const worst = re.reduce((most, x, bin) => Math.max(most, Math.abs(decibels(Math.hypot(x, im[bin]!)))), 0);
        expect(worst, `${delaySec} s, ${gain}`).toBeLessThan(1e-4);
      }
    }
  });

  it('answers an impulse with −g, then 1 − g² and a g-th of it with every further echo', async () => {
    for (const [delaySec, samples] of [
      [0, 1],
      [1 / 44100, 1],
      [0.001, 44],
      [0.1, 4410],
    ] as const) {
      const g = 0.6;
      const frames = 5 * samples + 1;
      const [y] = await renderEffect((x) => allPassDelay({ delaySec, gain: g })(x), impulse(frames), { frames });
      const wanted = new Float64Array(frames);
      for (let echo = 0; echo <= 5; echo++) wanted[echo * samples] = echo === 0 ? -g : (1 - g * g) * g ** (echo - 1);
      y.forEach((value, at) => expect(value).toBeCloseTo(wanted[at]!, 6));
    }
  });

  it('holds no more than 1/(1 − |gain|) whatever its knobs do, and rings out', async () => {
    const body = () => {
      const delaySec = whiteNoise().abs().mul(0.12).sub(0.01);
      const gain = whiteNoise().mul(1.5).clamp(-0.7, 0.7);
      return allPassDelay({ delaySec, gain })(time().lt(10_000).select(whiteNoise(), 0));
    };
    for (const [y] of await renderVoices(body, { frames: 90_000, values: { seed: [1, 22, 333, 4444] } })) {
      expect(peakOf(y)).toBeLessThan(6);
      expect(peakOf(y.subarray(85_000))).toBeLessThan(1e-6);
    }
  });

  it('clamps knobs that are signals', async () => {
    const at = async (delay: number, gain: number) => {
      const body = (x: F32) => allPassDelay({ delaySec: param('delay', delay), gain: param('gain', gain) })(x);
      return (await renderEffect(body, impulse(6000), { frames: 6000 }))[0];
    };
    expect(firstDifference(await at(-1, 7), await at(0, 0.99))).toBe(-1);
    expect(firstDifference(await at(NaN, -7), await at(0, -0.99))).toBe(-1);
    expect(firstDifference(await at(1e9, 0.5), await at(0.1, 0.5))).toBe(-1);
  });
});
