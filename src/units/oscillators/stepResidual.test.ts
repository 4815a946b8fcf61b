// The reference is the definition: the step and the corner after a low-pass whose impulse response is the stretched B-spline,
// integrated numerically.
import { expect, it } from 'vitest';
import { valuesOf } from '../../../test/support/evaluate.ts';
import { fourthPower, NODE_SAMPLES, rampResidual, stepResidual } from './stepResidual.ts';

/** The cubic B-spline, its nodes `NODE_SAMPLES` apart, with an integral of 1. */
function spline(samples: number): number {
  const x = Math.abs(samples / NODE_SAMPLES);
  const cube = (y: number) => Math.max(0, y) ** 3;
  return (cube(2 - x) - 4 * cube(1 - x)) / 6 / NODE_SAMPLES;
}

/** ∫ g(s)·spline(s) ds from `first` to where the spline ends, by the midpoint rule. */
function filtered(g: (s: number) => number, first: number): number {
  const [steps, width] = [20_000, Math.max(0, 3 - first)];
  let sum = 0;
  for (let at = 0; at < steps; at++) {
    const s = first + (width * (at + 0.5)) / steps;
    sum += g(s) * spline(s);
  }
  return (sum * width) / steps;
}

const distances = [0, 0.1, 0.5, 1, 1.1, 1.5, 2, 2.19, 2.2, 3, 1000];

it('stepResidual is what the low-pass makes of a step before it comes', async () => {
  const got = await valuesOf(stepResidual, distances);
  const step = () => 1;
  distances.forEach((d, at) => expect(got[at]).toBeCloseTo(filtered(step, d), 5));
});

it('rampResidual is what the low-pass makes of a corner', async () => {
  const got = await valuesOf(rampResidual, distances);
  for (const [at, d] of distances.entries()) {
    const slope = (s: number) => s - d;
    expect(got[at]).toBeCloseTo(filtered(slope, d), 5);
  }
});

it('fourthPower is 0 where x is negative', async () => {
  expect(await valuesOf(fourthPower, [-2, 0, 0.5, 2])).toEqual([0, 0, 0.0625, 16]);
});
