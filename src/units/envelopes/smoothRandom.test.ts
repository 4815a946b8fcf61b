import { describe, expect, it } from 'vitest';
import {
  correlation,
  firstDifference,
  peakOf,
  renderVoice,
  renderVoices,
  sumOf,
} from '../../../test/support/renderUnit.ts';
import { param } from '../../ir/index.ts';
import { smoothRandom } from './smoothRandom.ts';

const RATE = 44100;

/** A rate whose turns are a whole number of samples, so that the values lie at known places. */
const EVERY = 1024;
const exactRate = RATE / EVERY;

/** The random values: what the curve is at the ends of its turns. */
const valuesOf = (x: Float32Array, every: number) => x.filter((_, at) => at % every === 0);

describe('smoothRandom', () => {
  it('runs from value to value on a smoothstep, and stays between −1 and 1', async () => {
    const x = await renderVoice(() => smoothRandom({ rateHz: exactRate }), { frames: 200 * EVERY + 1 });
    const values = valuesOf(x, EVERY);
    const worst = x.reduce((most, value, at) => {
      const [from, to] = [values[Math.floor(at / EVERY)]!, values[Math.ceil(at / EVERY)]!];
      const t = (at % EVERY) / EVERY;
      return Math.max(most, Math.abs(value - (from + (to - from) * t * t * (3 - 2 * t))));
    }, 0);
    // The rate is a float32: after 200 turns the values lie up to 200 · 2⁻²⁴ turns off.
    expect(worst).toBeLessThan(5e-5);
    expect(peakOf(x)).toBeLessThanOrEqual(1);
  });

  it.each([
    [0.5, 44100],
    [7.3, 44100],
    [100, 44100],
    [100, 8000],
    [3, 192000],
  ])('its slope is continuous: %d Hz at %i Hz', async (rateHz, sampleRate) => {
    const x = await renderVoice(() => smoothRandom({ rateHz }), { frames: 2 * sampleRate, sampleRate });
    const step = rateHz / sampleRate;
    const slope = x.slice(1).map((value, at) => value - x[at]!);
    const bend = slope.slice(1).map((value, at) => value - slope[at]!);
    // The smoothstep of a way of 2 is nowhere steeper than 2 · 3/2, and bends by 2 · 6 at most. Each value is a few 6e-8 off:
    // twice or four times that is far from a corner, which would be 6 steps.
    expect(peakOf(slope)).toBeLessThan(3 * step + 4e-7);
    expect(peakOf(bend)).toBeLessThan(12 * step * step + 8e-7);
  });

  it('values are uniform, and unlike each other, whatever the note and the instance', async () => {
    const count = 4000;
    // 100 Hz at 12,800 Hz: 128 samples per turn, to the bit.
    const body = () => ({ out: [smoothRandom({ rateHz: 100 }), smoothRandom({ rateHz: 100 })] as const });
    const options = { frames: count * 128, sampleRate: 12800, values: { seed: [0, 1, 2, -1759636613] as const } };
    const series = (await renderVoices(body, options)).flat().map((x) => valuesOf(x, 128));
    for (const values of series) {
      for (const power of [1, 2, 3, 4]) {
        const expected = power % 2 === 1 ? 0 : 1 / (power + 1);
        const deviation = Math.sqrt((1 / (2 * power + 1) - expected ** 2) / count);
        const moment = sumOf(values.map((value) => value ** power)) / count;
        expect(Math.abs(moment - expected), `moment ${power}`).toBeLessThan(4 * deviation);
      }
      expect(Math.abs(correlation(values.subarray(1), values.subarray(0, count - 1)))).toBeLessThan(
        4 / Math.sqrt(count),
      );
    }
    for (const [i, a] of series.entries()) {
      for (const b of series.slice(i + 1)) expect(Math.abs(correlation(a, b))).toBeLessThan(4.5 / Math.sqrt(count));
    }
  });

  it('has the same bits whether its rate is a number or a signal that does not move', async () => {
    for (const rateHz of [0, 0.3, 7.7, 100]) {
      for (const sampleRate of [8000, 192000]) {
        const options = { frames: 200_000, sampleRate, values: { rate: rateHz } };
        const fixed = await renderVoice(() => smoothRandom({ rateHz }), options);
        const live = await renderVoice(
          () => [param('rate', 1)].map((rate) => smoothRandom({ rateHz: rate }))[0]!,
          options,
        );
        // The place in the graph is the same, so the seed is.
        expect(firstDifference(fixed, live)).toBe(-1);
      }
    }
  });

  it('counts turns exactly ten minutes into a note at 192 kHz', async () => {
    const sampleRate = 192000;
    for (const rateHz of [0.37, 99.9]) {
      const frames = Math.ceil((20 * sampleRate) / rateHz / 10);
      const tick = 600 * sampleRate - 12345;
      const x = await renderVoice(() => smoothRandom({ rateHz }), { frames, sampleRate, tick, values: { start: 0 } });
      const slope = x.slice(1).map((value, at) => value - x[at]!);
      expect(peakOf(slope)).toBeLessThan((3 * rateHz) / sampleRate + 2e-7);
      // Every turn has its own value.
      expect(peakOf(x)).toBeGreaterThan(0.1);
    }
  });

  it('stands still at 0 Hz, and clamps a rate that is a signal', async () => {
    const still = await renderVoice(() => smoothRandom({ rateHz: 0 }), { frames: 5000 });
    expect(new Set(still).size).toBe(1);
    const at = async (rate: number) =>
      renderVoice(() => smoothRandom({ rateHz: param('rate', rate) }), { frames: 5000 });
    expect(firstDifference(await at(1e9), await at(100))).toBe(-1);
    expect(firstDifference(await at(-3), await at(0))).toBe(-1);
  });
});
