import { describe, expect, it } from 'vitest';
import {
  correlation,
  firstDifference,
  impulse,
  peakOf,
  powerDecibels,
  powerOf,
  renderEffect,
  testNoise,
  worstError,
  type Stereo,
} from '../../../test/support/renderUnit.ts';
import { effect, param, type F32 } from '../../ir/index.ts';
import { chorus, type ChorusOptions } from './chorus.ts';

const RATE = 44100;
const CENTRE_SEC = 0.012;
/** A third of the power for each of the dry sound and the two echoes. */
const SHARE = Math.sqrt(1 / 3);

const frames = 60_000;
const noise: Stereo = [testNoise(frames, 1), testNoise(frames, 2)];
const silence = new Float32Array(frames);

const played = (options: ChorusOptions, input: Float32Array | Stereo = noise, sampleRate = RATE) =>
  renderEffect((x) => chorus(x, options), input, {
    frames: (input instanceof Float32Array ? input : input[0]).length,
    sampleRate,
  });

/** Where the echo between two samples lies: the mean of the taps that interpolate it. */
function echoIn(y: Float32Array, from: number, to: number): number {
  let [sum, mean] = [0, 0];
  for (let at = Math.max(1, Math.floor(from)); at < to && at < y.length; at++) {
    sum += y[at]!;
    mean += y[at]! * at;
  }
  return mean / sum;
}

describe('chorus', () => {
  it('is the dry sound to the bit at a mix of 0', async () => {
    for (const mix of [0, param.bind(null, 'mix', 0)]) {
      const [left, right] = await renderEffect(
        (x) => chorus(x, { mix: typeof mix === 'number' ? mix : mix(), rateHz: 3, depthSec: 0.01 }),
        noise,
        { frames },
      );
      expect(firstDifference(left, noise[0])).toBe(-1);
      expect(firstDifference(right, noise[1])).toBe(-1);
    }
  });

  it.each([
    [0.5, 0.003, RATE],
    [3, 0.001, RATE],
    [0.2, 0.01, 8000],
    [0.7, 0.008, 96000],
  ])(
    '%d Hz, %d s, at %i Hz: echoes swing around 12 ms, left and right a quarter of a turn apart',
    async (rateHz, depthSec, rate) => {
      const every = Math.ceil(0.03 * rate);
      const count = 60;
      const clicks = new Float32Array(every * count);
      for (let click = 0; click < count; click++) clicks[click * every] = 1;
      const sides = await played({ mix: 1, rateHz, depthSec }, clicks, rate);
      for (const [side, y] of sides.entries()) {
        let far = 0;
        for (let click = 0; click < count; click++) {
          const heard = y.subarray(click * every, (click + 1) * every);
          const wanted = [0, 0.5].map((turns) => {
            // The sample that hears the click solves: distance = 12 ms + the movement, one step of the grid (32 samples) late.
            let distance = CENTRE_SEC * rate;
            for (let round = 0; round < 20; round++) {
              const phase = (rateHz * (click * every + distance - 32)) / rate + side / 4 + turns;
              distance = (CENTRE_SEC + depthSec * Math.sin(2 * Math.PI * phase)) * rate;
            }
            return distance;
          });
          const [near, distant] = [Math.min(...wanted), Math.max(...wanted)];
          far = Math.max(far, (distant - near) / (2 * depthSec * rate));
          // Where the two meet they cannot be told apart.
          if (distant - near < 4) continue;
          const middle = (near + distant) / 2;
          expect(Math.abs(echoIn(heard, 1, middle) - near)).toBeLessThan(0.6);
          expect(Math.abs(echoIn(heard, middle, every) - distant)).toBeLessThan(0.6);
        }
        expect(far).toBeGreaterThan(0.9);
      }
    },
  );

  it('has all its echoes between 2 and 22 ms, at full depth and speed', async () => {
    for (const at of [100, 20_011]) {
      const click = silence.slice();
      click[at] = 1;
      for (const y of await played({ mix: 1, rateHz: 10, depthSec: 0.01 }, click)) {
        expect(y[at]).toBeCloseTo(SHARE, 6);
        expect(peakOf(y.subarray(0, at))).toBe(0);
        expect(peakOf(y.subarray(at + 1, at + Math.floor(0.002 * RATE) - 1))).toBe(0);
        expect(peakOf(y.subarray(at + Math.ceil(0.022 * RATE) + 2))).toBe(0);
        expect(peakOf(y.subarray(at + 1))).toBeGreaterThan(0.1);
      }
    }
  });

  it('has the power of three unrelated sounds of a third each, and keeps left and right apart', async () => {
    // Linear interpolation leaves, on average, two thirds of the power of white noise.
    const wanted = (1 + 2 / 3 + 2 / 3) / 3;
    const sides = await played({ mix: 1, rateHz: 0.8, depthSec: 0.004 });
    for (const [side, y] of sides.entries()) {
      const settled = 2000;
      const share = powerOf(y.subarray(settled)) / powerOf(noise[side]!.subarray(settled));
      expect(Math.abs(powerDecibels(share / wanted))).toBeLessThan(0.2);
    }
    const [left, right] = await played({ mix: 1, rateHz: 0.8, depthSec: 0.004 }, [noise[0], silence]);
    expect(peakOf(right)).toBe(0);
    expect(peakOf(left)).toBeGreaterThan(0.5);
  });

  it('makes mono wide, and mixes in proportion', async () => {
    const options = { rateHz: 1, depthSec: 0.005 };
    const [left, right] = await played({ ...options, mix: 1 }, noise[0]);
    expect(correlation(left, right)).toBeLessThan(0.6);
    const [quarter] = await played({ ...options, mix: 0.25 }, noise[0]);
    expect(worstError(quarter, (at) => 0.75 * noise[0][at]! + 0.25 * left[at]!)).toBeLessThan(1e-6);
  });

  it.each([2, 3])(
    '%d pairs are twice as many echoes on each side, evenly spaced over a turn, and no louder',
    async (pairs) => {
      // At 0 Hz the echoes stand where they begin.
      const depthSec = 0.009;
      const sides = await played({ mix: 1, rateHz: 0, depthSec, pairs }, impulse(frames));
      for (const [side, y] of sides.entries()) {
        const wanted = new Float32Array(frames);
        wanted[0] = 1;
        for (let echo = 0; echo < 2 * pairs; echo++) {
          const turns = Math.floor(echo / 2) / (4 * pairs) + (echo % 2) / 2 + side / 4;
          const distance = (CENTRE_SEC + depthSec * Math.sin(2 * Math.PI * turns)) * RATE;
          const whole = Math.floor(distance);
          wanted[whole]! += 1 - (distance - whole);
          wanted[whole + 1]! += distance - whole;
        }
        expect(worstError(y, (at) => wanted[at]! * Math.sqrt(1 / (1 + 2 * pairs)))).toBeLessThan(1e-4);
      }
      const [left] = await played({ mix: 1, rateHz: 0.8, depthSec: 0.004, pairs });
      const share = powerOf(left.subarray(2000)) / powerOf(noise[0].subarray(2000));
      expect(Math.abs(powerDecibels((share * (1 + 2 * pairs)) / (1 + (4 / 3) * pairs)))).toBeLessThan(0.4);
    },
  );

  it('does not jump where its speed changes', async () => {
    const tone = Float32Array.from({ length: frames }, (_, at) => Math.sin((2 * Math.PI * 441 * at) / RATE));
    const body = (x: F32) => chorus(x, { mix: 1, rateHz: param('rate', 0.3), depthSec: 0.005 });
    const events = [{ kind: 'live', frame: 32_000, values: { rate: [7, 7, 7, 7] } }] as const;
    const [y] = await renderEffect(body, tone, { frames, events });
    const curvature = (at: number) => Math.abs(y[at]! - 2 * y[at - 1]! + y[at - 2]!);
    // Two echoes that jump would differ by as much as the tone itself.
    for (let at = 31_990; at < 33_000; at++) expect(curvature(at)).toBeLessThan(0.05);
  });

  it.each([
    [{ mix: 1.1 }, 'mix'],
    [{ rateHz: -1 }, 'rateHz'],
    [{ rateHz: 11 }, 'rateHz'],
    [{ depthSec: 0.02 }, 'depthSec'],
    [{ depthSec: NaN }, 'depthSec'],
  ])('refuses the constants %o', (wrong, path) => {
    const options = { mix: 0.5, rateHz: 1, depthSec: 0.003, ...wrong };
    expect(() => effect('wide', (x) => chorus(x, options))).toThrow(
      expect.objectContaining({
        code: 'out_of_range',
        path: expect.stringMatching(new RegExp(`/${path}$`)) as unknown,
      }),
    );
  });
});
