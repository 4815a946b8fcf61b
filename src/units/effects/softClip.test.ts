import { describe, expect, it } from 'vitest';
import { evaluateFloat, valuesOf } from '../../../test/support/evaluate.ts';
import { exactPitch, FRAMES_OF_PITCH, powersOf, renderEffect, sumOf } from '../../../test/support/renderUnit.ts';
import { softClip } from './softClip.ts';

const inputs = Float32Array.from({ length: 200_001 }, (_, at) => (at - 100_000) * 2.5e-5);

describe('softClip', () => {
  it('is x − 4x³/27 up to ±1.5, and ±1 beyond', async () => {
    const y = await evaluateFloat(softClip, inputs, 'wasm');
    const wanted = (x: number) => (Math.abs(x) >= 1.5 ? Math.sign(x) : x - (4 / 27) * x ** 3);
    const worst = inputs.reduce((most, x, at) => Math.max(most, Math.abs(y[at]! - wanted(x))), 0);
    expect(worst).toBeLessThan(2e-7);
  });

  it('never leaves [−1, 1], whatever comes', async () => {
    const top = 1 - 2 ** -24; // 1.5·(1 − 2.25·4/27), rounded three times
    expect(await valuesOf(softClip, [1.5, 2, 1e30, Infinity])).toEqual([top, top, top, top]);
    expect(await valuesOf(softClip, [-1.5, -2, -1e30, -Infinity])).toEqual([-top, -top, -top, -top]);
    const near = Float32Array.from({ length: 20_000 }, (_, at) => 1.49 + at * 1e-6);
    for (const y of await evaluateFloat(softClip, near, 'wasm')) if (!(y <= 1)) throw new Error(`${y} is over 1`);
  });

  it('is odd and rises everywhere, up to rounding at the very top', async () => {
    const y = await evaluateFloat(softClip, inputs, 'wasm');
    const mirrored = await evaluateFloat(
      softClip,
      inputs.map((x) => -x),
      'wasm',
    );
    expect(y.findIndex((value, at) => mirrored[at] !== 0 - value)).toBe(-1);
    expect(y.findIndex((value, at) => at > 0 && value < y[at - 1]! - 1.2e-7)).toBe(-1);
  });

  it('has the slope 1 at 0 and 0 at ±1.5', async () => {
    const [zero, small, top, below] = await valuesOf(softClip, [0, 2 ** -12, 1.5, 1.5 - 2 ** -10]);
    expect(zero).toBe(0);
    expect(small! / 2 ** -12).toBeCloseTo(1, 6);
    expect((top! - below!) * 2 ** 10).toBeLessThan(0.001);
  });

  it('keeps NaN, so that nothing hides it', async () => {
    expect(await valuesOf(softClip, [NaN])).toEqual([NaN]);
  });

  it('adds the third harmonic only: a sine of amplitude a has a³/27 of it', async () => {
    const { periods } = exactPitch(1000);
    for (const a of [0.25, 1, 1.5]) {
      const tone = Float32Array.from(
        { length: FRAMES_OF_PITCH },
        (_, at) => a * Math.sin((2 * Math.PI * ((periods * at) % FRAMES_OF_PITCH)) / FRAMES_OF_PITCH),
      );
      const [y] = await renderEffect(softClip, tone, { frames: FRAMES_OF_PITCH });
      const powers = powersOf(y);
      const amplitude = (k: number) => (2 * Math.sqrt(powers[k * periods]!)) / FRAMES_OF_PITCH;
      expect(amplitude(1)).toBeCloseTo(a - (4 / 27) * 0.75 * a ** 3, 6);
      expect(amplitude(3)).toBeCloseTo(a ** 3 / 27, 6);
      const rest = sumOf(powers) - powers[periods]! - powers[3 * periods]!;
      expect(rest / powers[periods]!).toBeLessThan(1e-12);
    }
  });
});
