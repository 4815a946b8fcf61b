import { describe, expect, it } from 'vitest';
import { firstDifference, peakOf, renderEffect, testNoise, type Stereo } from '../../../test/support/renderUnit.ts';
import { flangerTheory } from '../../../test/support/effectTheory.ts';
import { deviation, responseOf } from '../../../test/support/responses.ts';
import { param, type F32 } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { flanger, type FlangerOptions } from './flanger.ts';

const RATE = 44100;
const still = { rateHz: 0, depthSec: 0 };

describe('flanger, standing still', () => {
  const settings = [
    { delaySec: 0.00025, feedback: 0 },
    { delaySec: 0.0005, feedback: 0.6 },
    { delaySec: 0.001234, feedback: -0.9 },
    { delaySec: 0.003, feedback: 0.95, mix: 1 },
    { delaySec: 0.01, feedback: -0.5, mix: 0.2 },
  ];

  it.each([8000, 44100, 192000])('is its z-transform at %i Hz, within 0.05 dB', async (rate) => {
    for (const setting of settings) {
      const response = await responseOf((x) => flanger(x, { ...still, ...setting }), { rate, least: 2 ** 14 });
      expect(deviation(response, flangerTheory(setting, rate)), JSON.stringify(setting)).toBeLessThan(0.05);
    }
  });

  it('measures what it says: a hundredth of a sample would be seen', async () => {
    const setting = { delaySec: 0.001234, feedback: -0.9 };
    const response = await responseOf((x) => flanger(x, { ...still, ...setting }), { least: 2 ** 14 });
    const off = { ...setting, delaySec: setting.delaySec + 0.01 / RATE };
    expect(deviation(response, flangerTheory(off, RATE))).toBeGreaterThan(0.05);
  });
});

describe('flanger, moving', () => {
  /** Where the echo of a click lies: the mean of what interpolates it. */
  const centreOf = (y: Float32Array) => {
    const sum = y.reduce((all, x) => all + x, 0);
    return y.reduce((all, x, at) => all + x * at, 0) / sum;
  };

  it.each([
    [0.5, 0.25, 0.0005, 0.003, 44100],
    [3, 0.5, 0.00025, 0.01, 44100],
    [10, 0.1, 0.01, 0.01, 8000],
    [0, 0.25, 0.004, 0.006, 192000],
  ])(
    '%d Hz, %d turns: the delay is what it should be within a sample',
    async (rateHz, spreadTurns, delaySec, depthSec, rate) => {
      const every = Math.ceil(0.023 * rate);
      const count = 50;
      const clicks = new Float32Array(every * count);
      for (let click = 0; click < count; click++) clicks[click * every] = 1;
      const options = { mix: 1, feedback: 0, rateHz, spreadTurns, delaySec, depthSec };
      const sides = await renderEffect((x) => flanger(x, options), clicks, { frames: clicks.length, sampleRate: rate });
      for (const [side, y] of sides.entries()) {
        for (let click = 0; click < count; click++) {
          // The sample that hears the click solves: distance = shortest + movement, one step of the grid (32 samples) late.
          let distance = delaySec * rate;
          for (let round = 0; round < 30; round++) {
            const late = Math.max(0, click * every + distance - 32);
            const turns = (rateHz * late) / rate + side * spreadTurns;
            distance = (delaySec + (depthSec * (1 + Math.sin(2 * Math.PI * turns))) / 2) * rate;
          }
          const heard = centreOf(y.subarray(click * every, (click + 1) * every));
          expect(Math.abs(heard - distance), `click ${click}, side ${side}`).toBeLessThan(1);
        }
      }
    },
  );

  it('moves both sides alike where there is no spread', async () => {
    const [left, right] = await renderEffect((x) => flanger(x, { spreadTurns: 0 }), testNoise(20_000), {
      frames: 20_000,
    });
    expect(firstDifference(left, right)).toBe(-1);
  });

  it('rings out when the input is over, wherever its knobs are, both signs', async () => {
    for (const feedback of [0.95, -0.95]) {
      const wild = (): FlangerOptions => ({
        feedback,
        mix: 1,
        rateHz: whiteNoise().abs().mul(10),
        delaySec: whiteNoise().abs().mul(0.01),
        depthSec: whiteNoise().abs().mul(0.01),
      });
      const body = (x: F32) => flanger(x, wild());
      for (const y of await renderEffect(body, testNoise(8000), { frames: 120_000 })) {
        expect(peakOf(y)).toBeLessThan(30);
        expect(peakOf(y.subarray(115_000))).toBeLessThan(1e-4);
      }
    }
  });
});

describe('flanger', () => {
  const noise: Stereo = [testNoise(8000, 1), testNoise(8000, 2)];

  it('is the dry sound to the bit at a mix of 0', async () => {
    const sides = await renderEffect((x) => flanger(x, { mix: 0 }), noise, { frames: 8000 });
    sides.forEach((side, at) => expect(firstDifference(side, noise[at as 0 | 1])).toBe(-1));
  });

  it('takes signals out of range for the ends of the range', async () => {
    const at = async (rate: number, delay: number, depth: number, feedback: number) => {
      const live = () => ({
        rateHz: param('rate', rate),
        delaySec: param('delay', delay),
        depthSec: param('depth', depth),
        feedback: param('feedback', feedback),
      });
      return (await renderEffect((x) => flanger(x, live()), noise, { frames: 8000 }))[0];
    };
    expect(firstDifference(await at(-1, 0, NaN, 7), await at(0, 0.00025, 0, 0.95))).toBe(-1);
    expect(firstDifference(await at(1e9, 1, 1, -7), await at(10, 0.01, 0.01, -0.95))).toBe(-1);
  });
});
