import { describe, expect, it } from 'vitest';
import { host, type Lanes } from '../../test/support/kernelHost.ts';
import { testNoise } from '../../test/support/renderUnit.ts';
import { optimise } from '../passes/index.ts';
import { bus, delayLine, effect, frequency, instrument, param, time, type Interpolation } from './index.ts';

const RATE = 8000;
const MAX_SEC = 0.01;
const LONGEST = MAX_SEC * RATE;
const FRAMES = 200;

/** A delay line full of noise, read at distances of ±`span` around live ones: left and right. */
async function reader(interpolation: Interpolation) {
  const graph = effect('read', (x) => {
    const line = delayLine(MAX_SEC);
    line.write(x);
    return line.read(param('distance', 1), interpolation);
  });
  const run = await host('wasm', optimise(graph));
  const noise = testNoise(FRAMES + 1);
  const input = Float32Array.from({ length: 2 * FRAMES }, (_, at) => noise[(at >> 1) + (at & 1)]!);
  /** The last sample of both sides, read at the two distances, and the samples that were written so many samples before. */
  return (left: number, right = left) => {
    const distance: Lanes = [left, right, left, right];
    const inputs = { distance, sampleRate: [RATE, RATE, RATE, RATE] as const };
    const { samples } = run({ sampleRate: RATE, tick: 0, frames: FRAMES, inputs, events: [], bus: input }, 64);
    const written = (side: number) => (ago: number) => input[2 * (FRAMES - 1 - ago) + side]!;
    return { heard: [...samples.subarray(-2)] as [number, number], written: [written(0), written(1)] as const };
  };
}

/** The definition, in float64: Σ y(k) Π (d − j)/(k − j) over the four nodes around d. */
function lagrange(y: (ago: number) => number, distance: number): number {
  const first = Math.floor(distance) - 1;
  const nodes = [first, first + 1, first + 2, first + 3];
  return nodes.reduce((sum, k) => {
    const weight = nodes.reduce((product, j) => (j === k ? product : (product * (distance - j)) / (k - j)), 1);
    return sum + weight * y(k);
  }, 0);
}

/** A distance as the graph gets it. */
const f = Math.fround;

describe('cubic reads', () => {
  it('are third-order Lagrange interpolation', async () => {
    const read = await reader('cubic');
    for (let step = 0; step < 300; step++) {
      const [left, right] = [f(2 + ((step * 37) % 780) / 10.007), f(2 + step / 4)];
      const { heard, written } = read(left, right);
      expect(Math.abs(heard[0] - lagrange(written[0], left)), `at ${left}`).toBeLessThan(3e-7);
      expect(Math.abs(heard[1] - lagrange(written[1], right)), `at ${right}`).toBeLessThan(3e-7);
    }
  });

  it('are exact for polynomials of the third order, which a line holds', async () => {
    const cube = (x: number) => 1 - 0.02 * x + 0.0003 * x * x - 0.000001 * x * x * x;
    const graph = instrument('cubes', () => {
      const line = delayLine(MAX_SEC);
      const x = time().toFloat();
      line.write(x.mul(-0.000001).add(0.0003).mul(x).add(-0.02).mul(x).add(1));
      return line.read(frequency(), 'cubic');
    });
    const distances: Lanes = [2.25, 7.5, 33.875, 79.125];
    const inputs = { frequency: distances, sampleRate: [RATE, RATE, RATE, RATE] as const };
    const run = await host('wasm', optimise(graph));
    const { samples } = run({ sampleRate: RATE, tick: 0, frames: FRAMES, inputs, events: [] }, FRAMES);
    for (let at = 90; at < FRAMES; at++) {
      distances.forEach((d, lane) => expect(samples[at * 4 + lane]).toBeCloseTo(cube(at - d), 5));
    }
  });

  it('at whole distances are the sample, to the bit', async () => {
    const [cubic, tap] = [await reader('cubic'), await reader('none')];
    for (let distance = 2; distance <= LONGEST; distance++) expect(cubic(distance).heard).toEqual(tap(distance).heard);
  });

  it('stay at 2 samples and at the length of the line beyond them', async () => {
    const read = await reader('cubic');
    const [shortest, longest] = [read(2).heard, read(LONGEST).heard];
    for (const distance of [NaN, -Infinity, -5, 0, 1, 1.75]) expect(read(distance).heard).toEqual(shortest);
    for (const distance of [80.25, 81, 127, 128, 1e9, 3e38, Infinity]) expect(read(distance).heard).toEqual(longest);
    expect(shortest).not.toEqual(longest);
  });

  it('go over from sample to sample, and into the clamps, without a jump', async () => {
    const read = await reader('cubic');
    const step = 2 ** -16;
    for (let whole = 2; whole <= LONGEST; whole++) {
      const { heard } = read(whole, whole);
      const near = [read(whole - step).heard, read(whole + step).heard];
      // The slope of noise between −1 and 1: a few per sample.
      for (const sides of near) sides.forEach((x, side) => expect(Math.abs(x - heard[side]!)).toBeLessThan(6 * step));
    }
  });

  it('find room in lines of any length', async () => {
    // 29, 30 and 31 samples: a line of 32 has no room for the neighbours of the longest.
    for (const samples of [1, 2, 29, 30, 31, 61, 62]) {
      const graph = effect('short', () => {
        const line = delayLine(samples / RATE);
        line.write(bus());
        return line.read(param('distance', 0), 'cubic');
      });
      const noise = testNoise(2 * FRAMES, 3);
      const run = await host('wasm', optimise(graph));
      const wanted = (ago: number) => noise[2 * (FRAMES - 1 - ago)]!;
      for (const distance of [samples - 0.5, samples]) {
        const lanes: Lanes = [distance, distance, distance, distance];
        const inputs = { distance: lanes, sampleRate: [RATE, RATE, RATE, RATE] as const };
        const scenario = { sampleRate: RATE, tick: 0, frames: FRAMES, inputs, events: [], bus: noise };
        const last = run(scenario, 64).samples.at(-2)!;
        expect(last, `${distance} of ${samples}`).toBeCloseTo(lagrange(wanted, Math.max(2, distance)), 5);
      }
    }
  });
});

it('refuses interpolations that there are not', () => {
  const read = () => instrument('v', () => delayLine(1).read(5, 'quintic' as Interpolation));
  expect(read).toThrow(expect.objectContaining({ code: 'bad_attribute', expected: "'none', 'linear' or 'cubic'" }));
});
