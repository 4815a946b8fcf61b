import { expect, it } from 'vitest';
import { createRandom } from '../../math/random.ts';
import { kWeighting, type Biquad } from '../loudness/kWeighting.ts';
import { filteredSums } from './filteredSums.ts';

const random = createRandom(4);
const noise = (length: number): Float32Array => Float32Array.from({ length }, () => random.nextNormal());

/** Direct form I, as the definition has it. */
const filtered = (samples: readonly number[], { b0, b1, b2, a1, a2 }: Biquad): number[] => {
  const out: number[] = [];
  const x = (at: number): number => samples[at] ?? 0;
  samples.forEach((_, n) => {
    out.push(b0 * x(n) + b1 * x(n - 1) + b2 * x(n - 2) - a1 * (out[n - 1] ?? 0) - a2 * (out[n - 2] ?? 0));
  });
  return out;
};

it('sums what two biquads let pass', () => {
  const { shelf, highPass } = kWeighting(44100);
  for (const filters of [
    [shelf, highPass],
    [highPass, { b0: -0.2, b1: 0.3, b2: 0, a1: -0.5, a2: 0.3 }],
  ] as const) {
    const [left, right] = [noise(10000), noise(10000)];
    const sums = filteredSums(left, right, filters);
    const [l, r] = [left, right].map((samples) => filtered(filtered([...samples], filters[0]), filters[1]));
    const product = (a: number[], b: number[]): number => a.reduce((sum, x, at) => sum + x * b[at]!, 0);
    expect(sums.left / product(l!, l!)).toBeCloseTo(1, 10);
    expect(sums.right / product(r!, r!)).toBeCloseTo(1, 10);
    expect(sums.cross).toBeCloseTo(product(l!, r!), 7);
  }
});

it('long silence after a sound adds nothing, and a sound after long silence is as new', () => {
  const { shelf, highPass } = kWeighting(44100);
  const sound = noise(1000);
  const [alone, apart] = [new Float32Array(101000), new Float32Array(202000)];
  alone.set(sound);
  apart.set(sound);
  apart.set(sound, 101000);
  const once = filteredSums(alone, alone, [shelf, highPass]);
  const twice = filteredSums(apart, apart, [shelf, highPass]);
  expect(twice.left / once.left).toBeCloseTo(2, 9);
});
