import { describe, expect, it } from 'vitest';
import {
  decibels,
  firstDifference,
  partialOf,
  peakOf,
  powerDecibels,
  powerOf,
  renderEffect,
  testNoise,
} from '../../../test/support/renderUnit.ts';
import { perLane } from '../../ir/index.ts';
import { bitCrusher, type BitCrusherOptions } from './bitCrusher.ts';

const RATE = 44100;
const played = async (options: BitCrusherOptions, x: Float32Array, sampleRate = RATE) =>
  (await renderEffect((input) => bitCrusher(input, options), x, { frames: x.length, sampleRate }))[0];

describe('bitCrusher', () => {
  it.each([1, 2, 3, 8, 12, 16, 24])('rounds to the nearest multiple of 2^(1 − %i), to the bit', async (bits) => {
    const steps = 2 ** (bits - 1);
    const x = testNoise(5000, bits).map((value) => 1.5 * value);
    const y = await played({ bits }, x);
    const wanted = x.map((value) => {
      const scaled = value * steps;
      const down = Math.floor(scaled);
      const rest = scaled - down;
      return (rest > 0.5 || (rest === 0.5 && down % 2 !== 0) ? down + 1 : down) / steps;
    });
    expect(firstDifference(y, wanted)).toBe(-1);
  });

  it('has 0 among its steps, which quiet sounds fall to', async () => {
    const quiet = testNoise(1000).map((value) => 0.49 * 2 ** -7 * value);
    expect(peakOf(await played({ bits: 8 }, quiet))).toBe(0);
  });

  it('makes noise of a twelfth of a squared step, also with half a bit', async () => {
    const x = testNoise(100_000);
    for (const bits of [4, 6.5, 10, 13.25]) {
      const y = await played({ bits }, x);
      const noise = powerOf(y.map((value, at) => value - x[at]!));
      expect(Math.abs(powerDecibels(noise / (2 ** (2 - 2 * bits) / 12))), `${bits} bits`).toBeLessThan(0.1);
    }
  });

  it.each([
    [44100, 44100],
    [192000, 44100],
    [11025, 44100],
    [10000, 44100],
    [3000.5, 8000],
    [20, 192000],
    [44100, 192000],
  ])('takes %d samples a second at %i Hz, the first at once, evenly', async (rateHz, sampleRate) => {
    const frames = 40_000;
    const ramp = Float32Array.from({ length: frames }, (_, at) => at + 1);
    const y = await played({ bits: 1, rateHz }, ramp, sampleRate);
    const takes = [...y.keys()].filter((at) => at === 0 || y[at] !== y[at - 1]);
    for (const at of takes) expect(y[at]).toBe(ramp[at]);
    expect(takes[0]).toBe(0);
    const distance = Math.max(1, sampleRate / rateHz);
    takes.slice(1).forEach((at, k) => {
      const apart = at - takes[k]!;
      expect(Math.abs(apart - distance)).toBeLessThan(1.01);
      // The next after k distances, rounded up; where that is a whole number rounding may make it one more.
      expect(at - (k + 1) * distance).toBeGreaterThan(-0.01);
      expect(at - (k + 1) * distance).toBeLessThan(1.01);
    });
    expect(Math.abs(takes.length - frames / distance)).toBeLessThanOrEqual(1);
  });

  it('has the images and the droop of a sample-and-hold: a sine of 1 kHz held at 8820 Hz', async () => {
    const frames = 44_100;
    const rateHz = RATE / 5;
    const tone = Float32Array.from({ length: frames }, (_, at) => 0.9 * Math.sin((2 * Math.PI * 1000 * at) / RATE));
    const y = await played({ rateHz }, tone);
    // Each sample stands for five: a sum of five, periodic in frequency (not the sinc of continuous time).
    const held = (hz: number) => Math.abs(Math.sin((Math.PI * 5 * hz) / RATE) / (5 * Math.sin((Math.PI * hz) / RATE)));
    for (const hz of [1000, rateHz - 1000, rateHz + 1000, 2 * rateHz - 1000]) {
      expect(Math.abs(decibels(partialOf(y, hz).amplitude / (0.9 * held(hz)))), `${hz} Hz`).toBeLessThan(0.02);
    }
  });

  it('holds each channel by itself, keeps silence silent, and drops NaN', async () => {
    const noise = testNoise(2000);
    noise.set([NaN, Infinity], 500);
    const [left, right] = await renderEffect(
      (x) => bitCrusher(x, { bits: 6, rateHz: 5000 }),
      [noise, new Float32Array(2000)],
      { frames: 2000 },
    );
    expect(peakOf(right)).toBe(0);
    expect(left.every(Number.isFinite)).toBe(true);
  });

  it('moves at audio rate, each channel by its own bits', async () => {
    const x = testNoise(1000);
    const [left, right] = await renderEffect((input) => bitCrusher(input, { bits: perLane(3, 9, 3, 9) }), x, {
      frames: 1000,
    });
    expect(new Set(left).size).toBeLessThanOrEqual(9);
    expect(new Set(right).size).toBeGreaterThan(200);
  });
});
