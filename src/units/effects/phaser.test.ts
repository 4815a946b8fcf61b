import { describe, expect, it } from 'vitest';
import {
  firstDifference,
  partialOf,
  peakOf,
  renderEffect,
  testNoise,
  type Stereo,
} from '../../../test/support/renderUnit.ts';
import { allPasses, phaserTheory, type PhaserSetting } from '../../../test/support/effectTheory.ts';
import { deviation, plus, responseOf, scaled, size } from '../../../test/support/responses.ts';
import { param, shuffle, type F32 } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { phaser, type PhaserOptions } from './phaser.ts';

describe('phaser, standing still', () => {
  const settings: PhaserSetting[] = [
    { stages: 4, centreHz: 800, feedback: 0 },
    { stages: 6, centreHz: 300, feedback: 0.7 },
    { stages: 7, centreHz: 2000, feedback: -0.9 },
    { stages: 12, centreHz: 1000, feedback: 0.95, mix: 1 },
    { stages: 12, centreHz: 20000, feedback: -0.4, mix: 0.3 },
  ];
  const still = { rateHz: 0, depthSemitones: 0 };

  it.each([8000, 44100, 192000])('is its z-transform at %i Hz, within 0.05 dB', async (rate) => {
    for (const setting of settings) {
      const response = await responseOf((x) => phaser(x, { ...still, ...setting }), { rate, least: 2 ** 14 });
      expect(deviation(response, phaserTheory(setting, rate)), JSON.stringify(setting)).toBeLessThan(0.05);
    }
  });

  it('sweeps exponentially: a quarter of a turn ahead, the cutoff is `depthSemitones` higher', async () => {
    const side = (setting: PhaserSetting, depthSemitones: number, spreadTurns: number) => (x: F32) => {
      const y = phaser(x, { ...setting, rateHz: 0, depthSemitones, spreadTurns });
      return shuffle(y, y, [1, 0, 3, 2]);
    };
    const setting: PhaserSetting = { stages: 6, centreHz: 500, feedback: 0.5 };
    for (const [semitones, spreadTurns] of [
      [12, 0.25],
      [48, 0.25],
      [24, 1 / 12],
    ] as const) {
      const up = semitones * Math.sin(2 * Math.PI * spreadTurns);
      const response = await responseOf(side(setting, semitones, spreadTurns), { least: 2 ** 14 });
      const wanted = phaserTheory({ ...setting, centreHz: 500 * 2 ** (up / 12) }, 44100);
      expect(deviation(response, wanted), `${semitones} semitones`).toBeLessThan(0.05);
    }
  });

  it('measures what it says: a tenth of a semitone would be seen', async () => {
    const setting: PhaserSetting = { stages: 6, centreHz: 500, feedback: 0.5 };
    const response = await responseOf((x) => phaser(x, { ...still, ...setting }), { least: 2 ** 14 });
    expect(deviation(response, phaserTheory({ ...setting, centreHz: 500 * 2 ** (0.1 / 12) }, 44100))).toBeGreaterThan(
      0.05,
    );
  });
});

describe('phaser, moving', () => {
  it('lets a tone through as its sweep says at every time, on both sides', async () => {
    const [hz, rateHz, depthSemitones, spreadTurns, centreHz, stages] = [1000, 0.5, 18, 0.25, 900, 6];
    const frames = 2.2 * 44100;
    const tone = Float32Array.from({ length: frames }, (_, at) => Math.sin((2 * Math.PI * hz * at) / 44100));
    const options = { rateHz, depthSemitones, spreadTurns, centreHz, stages, feedback: 0 };
    const sides = await renderEffect((x) => phaser(x, options), tone, { frames });
    for (const [side, y] of sides.entries()) {
      for (let step = 2; step < 40; step++) {
        // Eight periods around a time, heard one step of the grid late.
        const at = step * 2205;
        const { amplitude } = partialOf(y.subarray(at - 176, at + 177), hz);
        const turns = (rateHz * (at - 32)) / 44100 + side * spreadTurns;
        const cutoffHz = centreHz * 2 ** ((depthSemitones * Math.sin(2 * Math.PI * turns)) / 12);
        const wanted = size(plus([0.5, 0], scaled(allPasses(hz, cutoffHz, stages, 44100), 0.5)));
        expect(Math.abs(amplitude - wanted), `side ${side}, at ${at}`).toBeLessThan(0.03);
      }
    }
  });

  it('rings out when the input is over, whatever its knobs do', async () => {
    for (const feedback of [0.95, -0.95]) {
      const wild = (): PhaserOptions => ({
        feedback,
        mix: 1,
        stages: 12,
        rateHz: whiteNoise().abs().mul(10),
        centreHz: whiteNoise().abs().mul(20000),
        depthSemitones: whiteNoise().abs().mul(48),
      });
      const body = (x: F32) => phaser(x, wild());
      for (const y of await renderEffect(body, testNoise(8000), { frames: 60_000 })) {
        expect(peakOf(y)).toBeLessThan(20);
        expect(peakOf(y.subarray(50_000))).toBeLessThan(1e-4);
      }
    }
  });
});

describe('phaser', () => {
  const noise: Stereo = [testNoise(8000, 1), testNoise(8000, 2)];

  it('is the dry sound to the bit at a mix of 0', async () => {
    const sides = await renderEffect((x) => phaser(x, { mix: 0 }), noise, { frames: 8000 });
    sides.forEach((side, at) => expect(firstDifference(side, noise[at as 0 | 1])).toBe(-1));
  });

  it('takes signals out of range for the ends of the range', async () => {
    const at = async (rate: number, centre: number, depth: number, feedback: number) => {
      const live = () => ({
        rateHz: param('rate', rate),
        centreHz: param('centre', centre),
        depthSemitones: param('depth', depth),
        feedback: param('feedback', feedback),
      });
      return (await renderEffect((x) => phaser(x, live()), noise, { frames: 8000 }))[0];
    };
    expect(firstDifference(await at(-1, 0, NaN, 7), await at(0, 20, 0, 0.95))).toBe(-1);
    expect(firstDifference(await at(1e9, 1e9, 1e9, -7), await at(10, 20000, 48, -0.95))).toBe(-1);
  });
});
