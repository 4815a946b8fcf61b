import { describe, expect, it } from 'vitest';
import { decibels } from '../../../test/support/renderUnit.ts';
import { halfBand, type HalfBand } from './halfBand.ts';

/** I₀ by its integral, (1/π)·∫ e^(x·cos θ) dθ over half a turn. */
function bessel(x: number): number {
  const steps = 2000;
  let sum = 0;
  for (let at = 0; at < steps; at++) sum += Math.exp(x * Math.cos((Math.PI * (at + 0.5)) / steps));
  return sum / steps;
}

/** Magnitude at a frequency, in turns per sample of the higher rate: ½ in the middle, half a tap on either side of it. */
const responseOf = (taps: readonly number[], frequency: number): number =>
  Math.abs(taps.reduce((sum, tap, at) => sum + tap * Math.cos(2 * Math.PI * frequency * (2 * at + 1)), 0.5));

const worstAbove = (filter: HalfBand, from: number): number => {
  const taps = halfBand(filter);
  let worst = 0;
  for (let at = 0; at <= 500; at++) worst = Math.max(worst, responseOf(taps, from + ((0.5 - from) * at) / 500));
  return decibels(worst);
};

describe('halfBand', () => {
  it.each([
    { reach: 10, beta: 7 },
    { reach: 2, beta: 4 },
    { reach: 32, beta: 5 },
  ])('is the sinc in a Kaiser window, for %o', ({ reach, beta }) => {
    const wanted = Array.from({ length: reach }, (_, at) => {
      const distance = at + 0.5;
      const sinc = Math.sin(Math.PI * distance) / (Math.PI * distance);
      return sinc * bessel(beta * Math.sqrt(1 - (distance / reach) ** 2));
    });
    const sum = wanted.reduce((total, tap) => total + tap, 0);
    const taps = halfBand({ reach, beta });
    taps.forEach((tap, at) => expect(tap).toBeCloseTo(wanted[at]! / (2 * sum), 12));
    expect(taps.reduce((total, tap) => total + tap, 0)).toBeCloseTo(0.5, 14);
  });

  it('attenuates as the stages of oversample need it', () => {
    // In the first stage what folds below 0.36 of the sample rate; in the others what folds below half of it.
    expect(worstAbove({ reach: 10, beta: 7 }, (1 - 0.36) / 2)).toBeLessThan(-73);
    expect(worstAbove({ reach: 4, beta: 6 }, (2 - 0.5) / 4)).toBeLessThan(-62);
    expect(worstAbove({ reach: 2, beta: 4 }, (4 - 0.5) / 8)).toBeLessThan(-61);
  });

  it('lets pass what it does not stop: both sides of a quarter of the rate add up to 1', () => {
    const taps = halfBand({ reach: 10, beta: 7 });
    for (const frequency of [0, 0.1, 0.2, 0.25]) {
      expect(responseOf(taps, frequency) + responseOf(taps, 0.5 - frequency)).toBeCloseTo(1, 3);
    }
  });
});
