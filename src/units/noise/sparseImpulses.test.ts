import { describe, expect, it } from 'vitest';
import {
  correlation,
  firstDifference,
  peakOf,
  renderVoice,
  renderVoices,
  sumOf,
  type UnitOptions,
} from '../../../test/support/renderUnit.ts';
import { param } from '../../ir/index.ts';
import { sparseImpulses } from './sparseImpulses.ts';

const seeds = [0, 1, 2, -1759636613] as const;
const SIGMAS = 5;

const notesOf = async (densityHz: number, more: UnitOptions) =>
  (await renderVoices(() => sparseImpulses({ densityHz }), { values: { seed: seeds }, ...more })).map(([x]) => x);

/** Where the impulses are. */
const placesIn = (x: Float32Array) => {
  const places: number[] = [];
  for (let at = 0; at < x.length; at++) if (x[at] !== 0) places.push(at);
  return places;
};

describe('sparseImpulses', () => {
  it.each([
    [1, 44100, 20],
    [100, 44100, 10],
    [3000, 44100, 2],
    [20000, 44100, 1],
    [300, 8000, 10],
    [50, 192000, 5],
  ])('%d Hz at %i Hz: so many impulses on average', async (densityHz, sampleRate, seconds) => {
    for (const x of await notesOf(densityHz, { frames: seconds * sampleRate, sampleRate })) {
      const p = densityHz / sampleRate;
      const deviation = Math.sqrt(x.length * p * (1 - p));
      expect(Math.abs(placesIn(x).length - densityHz * seconds)).toBeLessThan(4 * deviation);
    }
  });

  it('gaps are exponential: as often in each of 20 classes of equal probability, and independent', async () => {
    const classes = 20;
    for (const [densityHz, seconds] of [
      [50, 30],
      [1000, 10],
    ] as const) {
      const p = densityHz / 44100;
      for (const x of await notesOf(densityHz, { frames: seconds * 44100 })) {
        const places = placesIn(x);
        const gaps = Float32Array.from(places.slice(1), (place, at) => place - places[at]!);
        // P(gap > g) = (1 − p)^g, the geometric distribution; edges lie between the samples.
        const edgeOf = (k: number) =>
          k === classes ? Infinity : Math.ceil(Math.log(1 - k / classes) / Math.log(1 - p));
        const survival = (g: number) => (g === Infinity ? 0 : (1 - p) ** g);
        const chi = sumOf(
          Array.from({ length: classes }, (_, k) => {
            const [low, high] = [edgeOf(k), edgeOf(k + 1)];
            const expected = gaps.length * (survival(low) - survival(high));
            return (gaps.filter((gap) => gap > low && gap <= high).length - expected) ** 2 / expected;
          }),
        );
        // Chi-squared with 19 degrees of freedom: mean 19, deviation √38.
        expect(chi).toBeLessThan(19 + SIGMAS * Math.sqrt(38));
        expect(
          Math.abs(
            correlation(gaps.map((gap) => gap * p - 1).subarray(1), gaps.map((gap) => gap * p - 1).subarray(0, -1)),
          ),
        ).toBeLessThan(SIGMAS / Math.sqrt(gaps.length));
      }
    }
  });

  it('is 1 or −1, as often, independently of the gaps; or always 1', async () => {
    for (const x of await notesOf(1000, { frames: 441_000 })) {
      const signs = Float32Array.from(placesIn(x), (at) => x[at]!);
      expect(new Set(signs)).toEqual(new Set([1, -1]));
      const limit = SIGMAS / Math.sqrt(signs.length);
      expect(Math.abs(sumOf(signs) / signs.length)).toBeLessThan(limit);
      expect(Math.abs(correlation(signs.subarray(1), signs.subarray(0, -1)))).toBeLessThan(limit);
    }
    const plus = await renderVoice(() => sparseImpulses({ densityHz: 1000, sign: 'plus' }), { frames: 44100 });
    expect(new Set(plus)).toEqual(new Set([0, 1]));
  });

  it.each([
    [5, 1_000_000],
    [50, 500_000],
    [20000, 20_000],
  ])('random sizes are uniform between 0 and 1, at %d Hz too', async (densityHz, frames) => {
    const options = { densityHz, size: 'random' } as const;
    const body = () => ({ out: [sparseImpulses({ ...options, sign: 'plus' }), sparseImpulses(options)] as const });
    const [plus, signed] = (await renderVoices(body, { frames, sampleRate: 8000 }))[0]!;
    for (const [x, isSigned] of [
      [plus, false],
      [signed, true],
    ] as const) {
      const sizes = Float64Array.from(placesIn(x), (at) => x[at]!);
      const bound = SIGMAS / Math.sqrt(sizes.length);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(1);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(isSigned ? -1 : 0);
      expect(Math.abs(sumOf(sizes) / sizes.length - (isSigned ? 0 : 0.5))).toBeLessThan(0.58 * bound);
      expect(Math.abs(sumOf(sizes.map((size) => size * size)) / sizes.length - 1 / 3)).toBeLessThan(0.3 * bound);
    }
  });

  it('is unlike any other note and instance', async () => {
    const body = () => ({ out: [sparseImpulses({ densityHz: 2000 }), sparseImpulses({ densityHz: 2000 })] as const });
    const all = (await renderVoices(body, { frames: 200_000, values: { seed: seeds } })).flat();
    for (const [i, a] of all.entries()) {
      for (const b of all.slice(i + 1)) expect(Math.abs(correlation(a, b))).toBeLessThan(SIGMAS / Math.sqrt(200_000));
    }
  });

  it('is as dense ten minutes into a note at 192 kHz', async () => {
    const options = { frames: 960_000, sampleRate: 192000, tick: 600 * 192000, values: { start: 0 } };
    const x = await renderVoice(() => sparseImpulses({ densityHz: 500 }), options);
    expect(Math.abs(placesIn(x).length - 2500)).toBeLessThan(4 * Math.sqrt(2500));
  });

  it('is silent at 0 Hz; a signal out of range is taken for the end of it; above the sample rate every sample is one', async () => {
    expect(peakOf(await renderVoice(() => sparseImpulses({ densityHz: 0, size: 'random' }), { frames: 20_000 }))).toBe(
      0,
    );
    const at = async (density: number) =>
      renderVoice(() => sparseImpulses({ densityHz: param('density', density) }), { frames: 5000 });
    expect(firstDifference(await at(1e9), await at(20000))).toBe(-1);
    expect(firstDifference(await at(-3), await at(0))).toBe(-1);
    expect(firstDifference(await at(NaN), await at(0))).toBe(-1);
    const full = await renderVoice(() => sparseImpulses({ densityHz: 20000 }), { frames: 5000, sampleRate: 8000 });
    expect(full.every((value) => Math.abs(value) === 1)).toBe(true);
  });
});
