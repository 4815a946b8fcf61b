import { describe, expect, it } from 'vitest';
import {
  correlation,
  firstDifference,
  impulse,
  peakOf,
  powerOf,
  renderEffect,
  rmsOf,
  testNoise,
  transform,
  worstError,
  type Stereo,
} from '../../../test/support/renderUnit.ts';
import { effect, param } from '../../ir/index.ts';
import { reverb, type ReverbOptions } from './reverb.ts';

const RATE = 44100;
/** As little damping as there is. */
const BRIGHT = 96000;

const played = (options: ReverbOptions, input: Float32Array | Stereo, sampleRate = RATE) => {
  const frames = (input instanceof Float32Array ? input : input[0]).length;
  return renderEffect((x) => reverb(x, options), input, { frames, sampleRate });
};

/** The octave around a frequency, cut out of the spectrum with edges of a twentieth of an octave, raised cosines. */
function octaves(x: Float32Array, centresHz: readonly number[], rate: number): Float64Array[] {
  const n = 2 ** Math.ceil(Math.log2(1.1 * x.length));
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  re.set(x);
  transform(re, im);
  const gain = (bin: number, centre: number) => {
    const edge = (Math.abs(Math.log2((Math.min(bin, n - bin) * rate) / n / centre)) - 0.45) * 10;
    return edge <= 0 ? 1 : edge >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * edge);
  };
  return centresHz.map((centre) => {
    const real = re.map((value, bin) => value * gain(bin, centre));
    // Conjugated, so that the forward transform goes back.
    const imaginary = im.map((value, bin) => -value * gain(bin, centre));
    transform(real, imaginary);
    return real.subarray(0, x.length);
  });
}

/** T30 (ISO 3382-1): a line through the backward-integrated energy between −5 and −35 dB, extrapolated to 60 dB. */
function decayTime(x: ArrayLike<number>, rate: number): number {
  const left = new Float64Array(x.length + 1);
  for (let at = x.length - 1; at >= 0; at--) left[at] = left[at + 1]! + x[at]! * x[at]!;
  const [high, low] = [left[0]! * 10 ** -0.5, left[0]! * 10 ** -3.5];
  let [n, t, d, tt, td] = [0, 0, 0, 0, 0];
  for (let at = 0; at < x.length; at++) {
    if (left[at]! > high || left[at]! < low) continue;
    const level = 10 * Math.log10(left[at]!);
    n++;
    t += at;
    d += level;
    tt += at * at;
    td += at * level;
  }
  return (-60 * (n * tt - t * t)) / (n * td - t * d) / rate;
}

async function decayTimes(t60Sec: number, dampingHz: number, centresHz: readonly number[], rate = RATE) {
  const click = impulse(Math.ceil((1.2 * t60Sec + 0.2) * rate));
  const [left] = await played({ mix: 1, t60Sec, dampingHz }, click, rate);
  return octaves(left, centresHz, rate).map((octave) => decayTime(octave, rate));
}

describe('the decay of reverb', () => {
  it.each([0.3, 0.5, 1, 2, 4, 8])(
    '%d s: takes that long, within 10 %, in the octaves of 500 Hz and 1 kHz',
    async (t60Sec) => {
      for (const measured of await decayTimes(t60Sec, BRIGHT, [500, 1000])) {
        expect(Math.abs(measured / t60Sec - 1)).toBeLessThan(0.1);
      }
    },
  );

  it.each([8000, 96000])('is the same at %i Hz', async (rate) => {
    for (const measured of await decayTimes(1, BRIGHT, [500, 1000], rate)) {
      expect(Math.abs(measured - 1)).toBeLessThan(0.1);
    }
  });

  it('is shorter above the damping frequency, and the same far below it', async () => {
    for (const [dampingHz, limits] of [
      [8000, [0.9, 0.85, 0.6, 0.35]],
      [3000, [0.9, 0.75, 0.3, 0.15]],
    ] as const) {
      const times = await decayTimes(2, dampingHz, [125, 500, 4000, 8000]);
      expect(times[0]! / 2).toBeGreaterThan(limits[0]);
      expect(times[0]! / 2).toBeLessThan(1.1);
      expect(times[1]! / 2).toBeGreaterThan(limits[1]);
      expect(times[2]! / 2).toBeLessThan(limits[2] + 0.1);
      expect(times[3]! / 2).toBeLessThan(limits[3] + 0.1);
      expect(times[2]).toBeGreaterThan(times[3]!);
    }
  });

  it('measures what it says: exponential noise of a known decay', () => {
    const decaying = testNoise(2 * RATE).map((x, at) => x * 10 ** ((-3 * at) / RATE / 1.5));
    for (const octave of octaves(decaying, [500, 1000], RATE)) expect(decayTime(octave, RATE) / 1.5).toBeCloseTo(1, 1);
  });
});

describe('reverb', () => {
  const frames = RATE;
  const noise: Stereo = [testNoise(frames, 3), testNoise(frames, 4)];
  const hall = { t60Sec: 2, dampingHz: 6000 };

  it('is the dry sound to the bit at a mix of 0, and mixes in proportion', async () => {
    const dry = await played({ ...hall, mix: 0 }, noise);
    dry.forEach((side, at) => expect(firstDifference(side, noise[at as 0 | 1])).toBe(-1));
    const [wet] = await played({ ...hall, mix: 1 }, noise);
    const [third] = await played({ ...hall, mix: 0.3 }, noise);
    expect(worstError(third, (at) => 0.7 * noise[0][at]! + 0.3 * wet[at]!)).toBeLessThan(1e-5);
  });

  it('answers an impulse after 29.7 ms at the earliest, on both sides, whichever it came from', async () => {
    const silence = new Float32Array(frames);
    for (const input of [[impulse(frames), silence] as const, [silence, impulse(frames)] as const]) {
      const [left, right] = await played({ ...hall, mix: 1 }, input);
      const first = [left, right].map((side) => side.findIndex((x) => x !== 0) / RATE);
      expect(Math.min(...first)).toBeCloseTo(0.0297 + (input[1] === silence ? 0 : 0.0074), 3);
      expect(Math.max(...first)).toBeLessThan(0.12);
      const energies = [left, right].map((side) => powerOf(side.subarray(RATE / 2)));
      expect(energies[0]! / energies[1]!).toBeGreaterThan(0.5);
      expect(energies[0]! / energies[1]!).toBeLessThan(2);
    }
  });

  it('is wide: left and right of a mono sound have little in common', async () => {
    const [left, right] = await played({ ...hall, mix: 1 }, noise[0]);
    expect(Math.abs(correlation(left.subarray(RATE / 2), right.subarray(RATE / 2)))).toBeLessThan(0.2);
  });

  it('becomes as dense as noise: within 0.3 s the echoes are Gaussian', async () => {
    // Normalised echo density (J. S. Abel & P. Huang, "A simple, robust measure of reverberation echo density", AES 121, 2006):
    // the share of samples beyond one standard deviation in 20 ms, of the 31.7 % that Gaussian noise has.
    const sides = await played({ mix: 1, t60Sec: 2.5, dampingHz: 5000 }, impulse(frames));
    const density = (x: Float32Array, fromSec: number) => {
      const window = x.subarray(fromSec * RATE, (fromSec + 0.02) * RATE);
      const deviation = rmsOf(window);
      return window.reduce((count, value) => count + (Math.abs(value) > deviation ? 1 : 0), 0) / window.length / 0.3173;
    };
    for (const side of sides) {
      expect(density(side, 0.04)).toBeLessThan(0.4);
      const later = [0.3, 0.34, 0.38, 0.42, 0.46].map((from) => density(side, from));
      expect(later.reduce((sum, value) => sum + value, 0) / 5).toBeGreaterThan(0.85);
    }
  });

  it('is as loud for short times as for long ones', async () => {
    // Without the weights √(1 − g²) the power would follow 1/(1 − g²): 11 dB from 0.3 to 8 s.
    const steady = 10 * RATE;
    const levels = [];
    for (const t60Sec of [0.3, 1, 2.5, 8]) {
      const [left] = await played({ mix: 1, t60Sec, dampingHz: BRIGHT }, testNoise(steady, 5));
      levels.push(10 * Math.log10(powerOf(left.subarray(8 * RATE))));
    }
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(3);
  });

  it('stays bounded with full-scale noise at its longest, and falls silent afterwards', async () => {
    const long = 12 * RATE;
    const burst = new Float32Array(long);
    burst.set(testNoise(6 * RATE, 9));
    for (const side of await played({ mix: 1, t60Sec: 30, dampingHz: BRIGHT }, burst)) {
      expect(peakOf(side)).toBeLessThan(12);
      expect(peakOf(side)).toBeGreaterThan(1);
    }
    for (const side of await played({ mix: 1, t60Sec: 0.1, dampingHz: BRIGHT }, burst)) {
      // Uniform noise of RMS 1/√3, 3 dB up, Gaussian after so many echoes: six standard deviations.
      expect(peakOf(side)).toBeLessThan((6 * 1.41) / Math.sqrt(3));
      expect(peakOf(side.subarray(10 * RATE))).toBeLessThan(1e-12);
    }
  });

  it('takes signals out of range for the ends of the range', async () => {
    const at = async (mix: number, t60: number, damping: number) => {
      const live = () => ({ mix: param('mix', mix), t60Sec: param('t60', t60), dampingHz: param('damping', damping) });
      return (await renderEffect((x) => reverb(x, live()), noise, { frames: 20_000 }))[0];
    };
    expect(firstDifference(await at(2, 1000, 1e9), await at(1, 30, BRIGHT))).toBe(-1);
    expect(firstDifference(await at(0.5, -1, NaN), await at(0.5, 0.1, 200))).toBe(-1);
    expect(firstDifference(await at(-1, 1, 1000), noise[0].subarray(0, 20_000))).toBe(-1);
  });

  it.each([
    [{ mix: -0.1 }, 'mix'],
    [{ t60Sec: 0 }, 't60Sec'],
    [{ t60Sec: 31 }, 't60Sec'],
    [{ dampingHz: 100 }, 'dampingHz'],
    [{ dampingHz: NaN }, 'dampingHz'],
  ])('refuses the constants %o', (wrong, path) => {
    expect(() => effect('hall', (x) => reverb(x, { mix: 0.5, ...hall, ...wrong }))).toThrow(
      expect.objectContaining({
        code: 'out_of_range',
        path: expect.stringMatching(new RegExp(`/${path}$`)) as unknown,
      }),
    );
  });
});
