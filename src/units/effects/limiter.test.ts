import { describe, expect, it } from 'vitest';
import {
  decibels,
  firstDifference,
  impulse,
  partialOf,
  peakOf,
  renderEffect,
  testNoise,
  type Stereo,
} from '../../../test/support/renderUnit.ts';
import { loudSignals, truePeakMeter } from '../../../test/support/truePeaks.ts';
import { late, num, param, type F32 } from '../../ir/index.ts';
import { limiter, type LimiterOptions } from './limiter.ts';

const RATE = 44100;
/** How far below the ceiling it aims. */
const SAFETY_DB = 0.1;

const played = (options: LimiterOptions, input: Float32Array | Stereo, sampleRate = RATE) =>
  renderEffect((x) => limiter(x, options), input, {
    frames: (input instanceof Float32Array ? input : input[0]).length,
    sampleRate,
  });

async function latencyAt(sampleRate: number): Promise<number> {
  const body = (x: F32) => {
    const limited = limiter(x);
    return late(limited.latency.toFloat(), 0, limited);
  };
  return (await renderEffect(body, impulse(1), { frames: 1, sampleRate }))[0][0]!;
}

/** As long as meters of the trade go, down to what most people have at hand (16 × `resample_poly` of SciPy: 20 taps, beta 5). */
const meters = {
  'of 64 taps': truePeakMeter(64, 8),
  'of 64 taps, steep': truePeakMeter(64, 5),
  'of 20 taps': truePeakMeter(20, 5),
};

describe.each([8000, 44100, 48000, 192000])('limiter at %i Hz', (rate) => {
  it('lets no true peak more than 0.1 dB over the ceiling, by 16 × oversampling meters, whatever comes', async () => {
    const frames = 4000;
    for (const [name, x] of Object.entries(loudSignals(rate, frames))) {
      for (const [gainDb, releaseSec] of [
        [6, 0.01],
        [24, 0.1],
      ] as const) {
        const [y] = await played(
          { ceilingDb: -1, releaseSec },
          x.map((value) => value * 10 ** (gainDb / 20)),
          rate,
        );
        for (const [kind, read] of Object.entries(meters)) {
          expect(decibels(read(y)) + 1, `${name}, ${gainDb} dB, by the meter ${kind}`).toBeLessThan(0.1);
        }
      }
    }
  });

  it('says by how many samples it is late', async () => {
    const latency = await latencyAt(rate);
    const [y] = await played(
      {},
      impulse(2000, 700).map((x) => 0.5 * x),
      rate,
    );
    expect(y.indexOf(0.5)).toBe(700 + latency);
    expect(latency).toBe({ 8000: 99, 44100: 101, 48000: 107, 192000: 323 }[rate]);
  });
});

describe('limiter', () => {
  it('brings a tone to the ceiling, and not below: 0.1 dB for safety and another one for the detector', async () => {
    for (const ceilingDb of [0, -1, -12, -24]) {
      const tone = Float32Array.from({ length: 20_000 }, (_, at) => 4 * Math.sin((2 * Math.PI * 997 * at) / RATE));
      const [y] = await played({ ceilingDb }, tone);
      const level = decibels(meters['of 64 taps'](y.subarray(5000))) - ceilingDb + SAFETY_DB;
      expect(Math.abs(level)).toBeLessThan(0.05);
    }
  });

  it.each([
    [38, -110],
    [100, -110],
    [1000, -110],
  ])('does not distort a steady tone of %i Hz that it takes 6 dB off', async (hz, worst) => {
    const frames = 3 * RATE;
    const tone = Float32Array.from({ length: frames }, (_, at) => 2 * Math.sin((2 * Math.PI * hz * at) / RATE));
    const [y] = await played({ ceilingDb: 0 }, tone);
    const settled = y.subarray(2 * RATE);
    const wanted = partialOf(settled, hz).amplitude;
    let harmonics = 0;
    for (let k = 2; k <= 9; k++) harmonics += partialOf(settled, k * hz).amplitude ** 2;
    expect(decibels(Math.sqrt(harmonics) / wanted)).toBeLessThan(worst);
  });

  it('lets what stays below the ceiling pass to the bit, also after it had to limit', async () => {
    const latency = await latencyAt(RATE);
    const frames = 150_000;
    const x = testNoise(frames).map((value, at) => (at >= 20_000 && at < 22_000 ? 10 * value : 0.4 * value));
    for (const y of await played({ releaseSec: 0.05 }, x)) {
      expect(firstDifference(y.subarray(latency, 19_900), x.subarray(0, 19_900 - latency))).toBe(-1);
      expect(
        firstDifference(y.subarray(20_000 + latency, 22_000), x.subarray(20_000, 22_000 - latency)),
      ).toBeGreaterThan(-1);
      expect(firstDifference(y.subarray(80_000 + latency), x.subarray(80_000, frames - latency))).toBe(-1);
    }
    expect(peakOf((await played({}, new Float32Array(1000)))[0])).toBe(0);
  });

  it('gives both channels one gain', async () => {
    const latency = await latencyAt(RATE);
    const loud = testNoise(6000, 1).map((value) => 6 * value);
    const quiet = testNoise(6000, 2).map((value) => 0.01 * value);
    for (const [left, right] of [[loud, quiet] as const, [quiet, loud] as const]) {
      const [a, b] = await played({}, [left, right]);
      for (let at = latency; at < 6000; at += 5) {
        const [gainA, gainB] = [a[at]! / left[at - latency]!, b[at]! / right[at - latency]!];
        expect(Math.abs(gainA / gainB - 1)).toBeLessThan(1e-5);
      }
    }
  });

  it('bends its gain down within the attack, holds it, and lets go exponentially', async () => {
    const latency = await latencyAt(RATE);
    const releaseSec = 0.05;
    const frames = 30_000;
    // A pilot on the left shows the gain that a click of +20 dB on the right needs.
    const pilot = new Float32Array(frames).fill(1e-3);
    const [y] = await played({ ceilingDb: 0, releaseSec }, [pilot, impulse(frames, 5000).map((value) => 10 * value)]);
    const gain = Array.from(y, (value) => value / Math.fround(1e-3));
    const click = 5000 + latency;
    const excess = 10 * 10 ** (SAFETY_DB / 20) - 1;
    const lowest = 1 / (1 + excess);
    expect(gain[click]! / lowest).toBeCloseTo(1, 3);
    let [steepest, sharpest] = [0, 0];
    for (let at = 4000; at < click; at++) {
      steepest = Math.max(steepest, gain[at - 1]! - gain[at]!);
      sharpest = Math.max(sharpest, Math.abs(gain[at + 1]! - 2 * gain[at]! + gain[at - 1]!));
      expect(gain[at]! - gain[at - 1]!).toBeLessThan(1e-6);
    }
    // Two means of 33 samples: a triangle as slope.
    expect(steepest).toBeLessThan((1 - lowest) / 33 + 1e-4);
    expect(sharpest).toBeLessThan((1 - lowest) / 33 ** 2 + 1e-4);
    expect(gain.slice(4000, click - 70).every((value) => value > 0.9999)).toBe(true);
    const holds = Math.round(0.013 * RATE);
    expect(gain[click + holds - 10]! / lowest).toBeCloseTo(1, 3);
    const from = click + holds + 100;
    const left = (at: number) => 1 / gain[at]! - 1;
    for (const later of [0.02, 0.05, 0.1]) {
      const samples = Math.round(later * RATE);
      expect(left(from + samples) / left(from)).toBeCloseTo(Math.exp(-samples / (releaseSec * RATE)), 2);
    }
  });

  it('forgets NaN and infinities, and its sums stay exact', async () => {
    const latency = await latencyAt(8000);
    const x = testNoise(4000).map((value) => 0.5 * value);
    for (const accident of [NaN, Infinity, -Infinity, 3e38]) {
      const bad = x.slice();
      bad.fill(accident, 300, 320);
      const [heard] = await played({}, bad, 8000);
      expect(firstDifference(heard.subarray(321 + latency), x.subarray(321, 4000 - latency)), String(accident)).toBe(
        -1,
      );
    }
  });

  it('follows a ceiling that moves, and takes a signal beyond its range for the range', async () => {
    const loud = testNoise(8000).map((value) => 8 * value);
    const [low] = await renderEffect((x) => limiter(x, { ceilingDb: param('ceilingDb', -999) }), loud, {
      frames: 8000,
    });
    expect(decibels(meters['of 64 taps'](low))).toBeLessThan(-23.9);
    const [high] = await renderEffect((x) => limiter(x, { ceilingDb: num(0).add(param('more', 50)) }), loud, {
      frames: 8000,
    });
    expect(decibels(meters['of 64 taps'](high))).toBeLessThan(0.1);
  });
});
