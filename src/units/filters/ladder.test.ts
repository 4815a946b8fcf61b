import { describe, expect, it } from 'vitest';
import {
  decibels,
  firstDifference,
  impulse,
  partialOf,
  peakOf,
  renderEffect,
  renderVoices,
  rmsOf,
  testNoise,
} from '../../../test/support/renderUnit.ts';
import { ladderTheory } from '../../../test/support/filterTheory.ts';
import { deviation, responseOf } from '../../../test/support/responses.ts';
import { param, time, type F32 } from '../../ir/index.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { ladder, type LadderOptions } from './ladder.ts';

const sineOf = (hz: number, frames: number, amplitude: number) =>
  Float32Array.from({ length: frames }, (_, at) => amplitude * Math.sin((2 * Math.PI * hz * at) / 44100));

describe('ladder, where it is linear: at −60 dBFS', () => {
  it.each([8000, 44100, 192000])('is the bilinear transform of four poles in a loop at %i Hz', async (rate) => {
    for (const cutoffHz of [20, 500, 5000, 16000, 96000]) {
      // What resonates at 20 Hz rings for ten seconds.
      for (const resonance of [0, 0.4, cutoffHz === 20 ? 0.6 : 0.9]) {
        const response = await responseOf((x) => ladder({ cutoffHz, resonance })(x), { rate, height: 1e-3 });
        const error = deviation(response, (hz) => ladderTheory(hz, cutoffHz, resonance, rate));
        expect(error, `${cutoffHz} Hz, resonance ${resonance}`).toBeLessThan(0.05);
      }
    }
  });

  it('so it is with a sine where the resonance is loudest', async () => {
    const frames = 2 ** 15;
    for (const cutoffHz of [100, 1000, 8000]) {
      for (const resonance of [0.5, 0.9]) {
        const sine = sineOf(cutoffHz, frames, 1e-3);
        const [y] = await renderEffect((x) => ladder({ cutoffHz, resonance })(x), sine, { frames });
        const { amplitude } = partialOf(y.subarray(frames / 2), cutoffHz);
        const gain = decibels(amplitude / 1e-3 / ladderTheory(cutoffHz, cutoffHz, resonance, 44100));
        expect(Math.abs(gain), `${cutoffHz} Hz, resonance ${resonance}`).toBeLessThan(0.05);
      }
    }
  });

  it('falls by 24 dB per octave, and keeps the level of the pass band', () => {
    // The formula itself, which the tests above have measured.
    expect(decibels(ladderTheory(2000, 20, 0, 192000) / ladderTheory(4000, 20, 0, 192000))).toBeCloseTo(24.1, 1);
    for (const resonance of [0, 0.5, 1]) expect(decibels(ladderTheory(1, 1000, resonance, 44100))).toBeCloseTo(0, 4);
  });
});

describe('ladder, where it saturates', () => {
  it('is tanh for what is slow, and the feedback is inside', async () => {
    // DC: u = tanh(drive·x − k·u), solved by bisection; the output is (1 + k)·u.
    const solve = (x: number, k: number): number => {
      let [low, high] = [-1, 1];
      for (let step = 0; step < 60; step++) {
        const u = (low + high) / 2;
        if (u < Math.tanh(x - k * u)) low = u;
        else high = u;
      }
      return low;
    };
    for (const [x, resonance, driveDb] of [
      [0.5, 0, 0],
      [0.9, 0, 20],
      [-1, 0.5, 0],
      [1, 0.9, 12],
      [0.3, 1, -24],
    ] as const) {
      const frames = 2 ** 16;
      const body = (bus: F32) => ladder({ cutoffHz: 300, resonance, driveDb })(bus);
      const [y] = await renderEffect(body, new Float32Array(frames).fill(x), { frames });
      const k = 4.2 * resonance;
      const level = (1 + k) * solve(x * 10 ** (driveDb / 20), k);
      // Where it rings by itself, the mean of the last half is compared.
      const half = y.subarray(frames / 2);
      const mean = half.reduce((sum, value) => sum + value, 0) / half.length;
      if (resonance < 1) expect(mean / level).toBeCloseTo(1, 3);
      expect(Math.abs(half[0]! - level)).toBeLessThan(resonance < 1 ? 1e-3 * Math.abs(level) : 1);
    }
  });

  it('gets no louder than its saturation lets it', async () => {
    for (const resonance of [0, 0.5, 1]) {
      const frames = 2 ** 14;
      const noise = testNoise(frames).map((x) => Math.sign(x) * 1e6);
      const [y] = await renderEffect((x) => ladder({ cutoffHz: 11025, resonance, driveDb: 48 })(x), noise, { frames });
      expect(peakOf(y)).toBeLessThanOrEqual(Math.fround(1 + 4.2 * resonance));
      expect(peakOf(y)).toBeGreaterThan(0.5);
    }
  });
});

describe('ladder, ringing by itself', () => {
  /** Pitch, from the turn of the phase between two halves, and amplitude. */
  function toneOf(x: Float32Array, nearHz: number, rate: number) {
    const half = x.length / 2;
    const [early, late] = [x.subarray(0, half), x.subarray(half)].map((part) => partialOf(part, nearHz, rate));
    const drift = late!.turns - early!.turns - (nearHz * half) / rate;
    const hz = nearHz + ((drift - Math.round(drift)) * rate) / half;
    return { cents: 1200 * Math.log2(hz / nearHz), amplitude: late!.amplitude };
  }

  const ringing = async (options: LadderOptions, rate: number, frames: number) =>
    (await renderEffect((x) => ladder(options)(x), impulse(frames), { frames, sampleRate: rate }))[0];

  it.each<[number, number[]]>([
    [8000, [50, 440, 2000, 3500]],
    [44100, [100, 440, 2000, 8000, 12000, 16000]],
    [192000, [500, 2000, 8000, 16000]],
  ])('at %i Hz is in tune with its cutoff, within 0.1 cents', async (rate, cutoffs) => {
    for (const cutoffHz of cutoffs) {
      const frames = 2 ** 17;
      const y = await ringing({ cutoffHz, resonance: 1 }, rate, frames);
      const { cents, amplitude } = toneOf(y.subarray(frames / 2), cutoffHz, rate);
      expect(Math.abs(cents), `${cutoffHz} Hz`).toBeLessThan(0.1);
      expect(amplitude).toBeGreaterThan(0.2);
      expect(amplitude).toBeLessThan(0.7);
    }
  });

  it('begins between resonance 0.95 and 0.96', async () => {
    for (const cutoffHz of [500, 5000]) {
      const frames = 2 ** 17;
      const [below, above] = await Promise.all(
        [0.95, 0.96].map((resonance) => ringing({ cutoffHz, resonance }, 44100, frames)),
      );
      expect(rmsOf(above!.subarray(frames - 10_000))).toBeGreaterThan(0.1);
      expect(rmsOf(below!.subarray(frames - 10_000))).toBeLessThan(1e-3);
    }
  });
});

describe('ladder with its knobs moving at audio rate', () => {
  const wild = (rate: number): LadderOptions => ({
    cutoffHz: whiteNoise()
      .add(1)
      .mul(whiteNoise())
      .abs()
      .mul(0.6 * rate),
    resonance: whiteNoise().mul(2),
    driveDb: whiteNoise().mul(100),
  });

  it.each([8000, 44100, 192000])('stays bounded at %i Hz', async (rate) => {
    const body = () => ladder(wild(rate))(whiteNoise());
    for (const [y] of await renderVoices(body, {
      frames: 50_000,
      sampleRate: rate,
      values: { seed: [1, 22, 333, 4444] },
    })) {
      expect(peakOf(y)).toBeLessThan(20);
      expect(rmsOf(y)).toBeGreaterThan(0.1);
    }
  });

  it('fades when the input is over, up to resonance 0.9', async () => {
    const body = () => {
      const { cutoffHz } = wild(44100);
      const resonance = whiteNoise().mul(2).clamp(0, 0.9);
      return ladder({ cutoffHz, resonance })(time().lt(5000).select(whiteNoise(), 0));
    };
    for (const [y] of await renderVoices(body, { frames: 20_000, values: { seed: [1, 22, 333, 4444] } }))
      expect(peakOf(y.subarray(15_000))).toBeLessThan(1e-6);
  });

  it('clamps knobs that are signals', async () => {
    const noise = testNoise(4000);
    const at = async (cutoff: number, resonance: number, drive: number, sampleRate = 44100) => {
      const options = () => ({
        cutoffHz: param('c', cutoff),
        resonance: param('r', resonance),
        driveDb: param('d', drive),
      });
      return (await renderEffect((x) => ladder(options())(x), noise, { frames: 4000, sampleRate }))[0];
    };
    expect(firstDifference(await at(0, -1, -99), await at(5, 0, -24))).toBe(-1);
    expect(firstDifference(await at(22050, 2, 99), await at(0.49 * 44100, 1, 48))).toBe(-1);
    expect(firstDifference(await at(1e9, NaN, 0, 8000), await at(0.49 * 8000, 0, 0, 8000))).toBe(-1);
  });
});
