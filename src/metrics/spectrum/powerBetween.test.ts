import fc from 'fast-check';
import { expect, it } from 'vitest';
import { powerBetween } from './powerBetween.ts';

const spectrum = { powers: Float64Array.of(1, 2, 4, 8), binHz: 10 };

it.each([
  [0, 100, 14.5],
  [-100, 100, 15],
  [5, 15, 2],
  [7, 9, 0.4],
  [10, 20, 3],
  [12, 28, 0.6 + 4 + 2.4],
  [35, 90, 0],
  [100, 200, 0],
])('from %d to %d Hz: %d', (low, high, power) => {
  expect(powerBetween(spectrum, low, high)).toBeCloseTo(power, 12);
});

it('adds up, wherever it is divided', () => {
  const hz = fc.double({ min: 0, max: 40, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(hz, hz, hz), (three) => {
      const [low, middle, high] = three.sort((a, b) => a - b);
      const sum = powerBetween(spectrum, low, middle) + powerBetween(spectrum, middle, high);
      expect(sum).toBeCloseTo(powerBetween(spectrum, low, high), 12);
    }),
  );
});
