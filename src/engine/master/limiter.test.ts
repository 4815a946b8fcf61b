import { describe, expect, it } from 'vitest';
import { decibels, firstDifference, impulse, partialOf, peakOf, testNoise } from '../../../test/support/renderUnit.ts';
import { loudSignals, truePeakMeter } from '../../../test/support/truePeaks.ts';
import { Limiter } from './limiter.ts';

const RATE = 44_100;
/** How far below the limit it aims. */
const SAFETY_DB = 0.15;

const limited = (x: Float32Array, gain: number, limit: number | null = -1, rate = RATE) => {
  const { channels, reductionDb } = new Limiter([x], rate, limit).limit(gain);
  return { y: channels[0]!, reductionDb };
};

/** With silence around, so that a meter sees what rings before and after. */
function padded(x: Float32Array): Float32Array {
  const y = new Float32Array(x.length + 128);
  y.set(x, 64);
  return y;
}

/** From as short as libebur128's (12 samples) to as long as meters of the trade go. */
const meters = {
  'of 12 taps': truePeakMeter(12, 4),
  'of 20 taps': truePeakMeter(20, 5),
  'of 32 taps': truePeakMeter(32, 9),
  'of 64 taps': truePeakMeter(64, 8),
};

describe.each([8000, 44_100, 192_000])('Limiter at %i Hz', (rate) => {
  it('lets no true peak more than 0.1 dB over the limit, by 16 × oversampling meters, whatever comes', () => {
    for (const [name, x] of Object.entries(loudSignals(rate, 2500))) {
      for (const gain of [2, 20]) {
        const y = padded(limited(x, gain, -1, rate).y);
        for (const [kind, read] of Object.entries(meters)) {
          expect(decibels(read(y)) + 1, `${name} times ${gain}, by the meter ${kind}`).toBeLessThan(0.1);
        }
      }
    }
  });
});

describe('Limiter', () => {
  it('is the sound times the gain, rounded once, where nothing is over the limit, also between peaks', () => {
    const quiet = testNoise(5000).map((x) => 0.2 * x);
    const { y, reductionDb } = limited(quiet, 2);
    expect(reductionDb).toBe(0);
    expect(firstDifference(y, quiet.map((x) => x * 2))).toBe(-1); // prettier-ignore

    const x = testNoise(150_000).map((value, at) => (at >= 20_000 && at < 22_000 ? 10 : 0.4) * value);
    const { y: busy } = limited(x, 1);
    expect(firstDifference(busy.subarray(0, 19_900), x.subarray(0, 19_900))).toBe(-1);
    expect(firstDifference(busy.subarray(40_000), x.subarray(40_000))).toBe(-1);
    expect(peakOf(busy)).toBeLessThan(0.9);
  });

  it('brings a tone to the limit and not below, in its first period too', () => {
    for (const limit of [0, -1, -20]) {
      const tone = Float32Array.from({ length: 9000 }, (_, at) => 4 * Math.sin((2 * Math.PI * 997 * at) / RATE));
      const { y, reductionDb } = limited(tone, 3, limit);
      for (const part of [y.subarray(0, 100), y.subarray(100, 4000), y.subarray(4000)]) {
        expect(Math.abs(decibels(peakOf(part)) - limit + SAFETY_DB)).toBeLessThan(0.05);
      }
      expect(reductionDb).toBeCloseTo(decibels(12) - limit + SAFETY_DB, 1);
    }
  });

  it.each([21, 40, 100, 1000])('does not distort a steady tone of %i Hz that it takes 6 dB off', (hz) => {
    const tone = Float32Array.from({ length: 3 * RATE }, (_, at) => Math.sin((2 * Math.PI * hz * at) / RATE));
    const settled = limited(tone, 1.99, 0).y.subarray(RATE, 2 * RATE);
    const wanted = partialOf(settled, hz).amplitude;
    let harmonics = 0;
    for (let k = 2; k <= 9; k++) harmonics += partialOf(settled, k * hz).amplitude ** 2;
    expect(decibels(Math.sqrt(harmonics) / wanted)).toBeLessThan(-110);
  });

  it('gives all channels one gain, that of the loudest, in any order', () => {
    const loud = testNoise(6000, 1).map((value) => 6 * value);
    const quiet = testNoise(6000, 2).map((value) => 0.01 * value);
    const silent = new Float32Array(6000);
    const { channels } = new Limiter([quiet, silent, loud], RATE, -1).limit(1);
    for (let at = 0; at < 6000; at += 7) {
      const [a, b] = [channels[2]![at]! / loud[at]!, channels[0]![at]! / quiet[at]!];
      expect(Math.abs(a / b - 1)).toBeLessThan(1e-6);
    }
    const swapped = new Limiter([loud, quiet, silent], RATE, -1).limit(1).channels;
    expect([swapped[1], swapped[2], swapped[0]]).toEqual([...channels]);
  });

  it('can be asked again with any gain: each result is that of a new limiter', () => {
    const x = testNoise(9000).map((value, at) => (at % 3000 < 300 ? 1 : 0.1) * value);
    const again = new Limiter([x], RATE, -1);
    for (const gain of [0.1, 3, 1, 30, 0.9, 100, 0.2]) {
      const fresh = new Limiter([x], RATE, -1).limit(gain);
      const { channels, reductionDb } = again.limit(gain);
      expect(firstDifference(channels[0]!, fresh.channels[0]!)).toBe(-1);
      expect(reductionDb).toBe(fresh.reductionDb);
      expect(again.excess(gain) > 1).toBe(reductionDb > 0);
      if (reductionDb > 0) expect(decibels(again.excess(gain))).toBeCloseTo(reductionDb, 5);
    }
  });

  it('can be brought down', () => {
    const x = testNoise(5000);
    const lowered = new Limiter([x], RATE, -1);
    lowered.limit(1);
    lowered.lower(2);
    const { channels, reductionDb } = lowered.limit(1);
    const expected = new Limiter([x], RATE, -3).limit(1);
    expect(reductionDb).toBeCloseTo(expected.reductionDb, 6);
    expect(Math.abs(peakOf(channels[0]!) / peakOf(expected.channels[0]!) - 1)).toBeLessThan(1e-6);
  });

  it('catches what rings before the first sample and after the last', () => {
    for (const at of [0, 99]) {
      const { y } = limited(impulse(100, at), 8);
      expect(decibels(meters['of 64 taps'](padded(y)))).toBeLessThan(-1 + 0.05);
    }
    const ends = Float32Array.from({ length: 100 }, (_, at) => (at % 2 ? 1 : -1));
    expect(decibels(meters['of 64 taps'](padded(limited(ends, 1).y)))).toBeLessThan(-1 + 0.1);
    expect(limited(Float32Array.of(-4), 1).y[0]).toBeCloseTo(-(10 ** (-1.15 / 20)), 5);
  });

  it('without a limit holds samples within full scale, and lets true peaks be', () => {
    const tone = Float32Array.from({ length: 4000 }, (_, at) => Math.sin((Math.PI / 2) * at + Math.PI / 4));
    const { y, reductionDb } = limited(tone, 1.4142, null);
    expect(reductionDb).toBe(0);
    expect(decibels(meters['of 64 taps'](y))).toBeGreaterThan(2.9);
    for (const gain of [2, 1.0000002, 1e6]) {
      const noise = testNoise(5000, 3);
      const { y } = limited(noise, gain, null);
      expect(peakOf(y)).toBeLessThanOrEqual(1);
      expect(peakOf(y)).toBeGreaterThan(0.999);
    }
  });
});
