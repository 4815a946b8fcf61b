import { expect, it } from 'vitest';

import { POINTS, TAPS, pointWeights, truePeakKernel } from './truePeakKernel.ts';

const points = Array.from({ length: POINTS + 1 }, (_, point) => pointWeights(point));
const distances = (point: number): number[] => Array.from({ length: TAPS }, (_, tap) => tap - 9 - point / POINTS);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The response of a point's filter to a tone, as share of the sample rate: 1 if it is interpolated without an error. */
function response(point: number, frequency: number): { gain: number; error: number } {
  const angles = distances(point).map((distance) => 2 * Math.PI * frequency * distance);
  const re = sum(angles.map((angle, tap) => points[point]![tap]! * Math.cos(angle)));
  const im = sum(angles.map((angle, tap) => points[point]![tap]! * Math.sin(angle)));
  return { gain: Math.hypot(re, im), error: Math.hypot(re - 1, im) };
}

it('passes samples through', () => {
  for (const [point, tap] of [
    [0, 9],
    [POINTS, 10],
  ] as const) {
    expect([...points[point]!]).toEqual(Array.from({ length: TAPS }, (_, at) => (at === tap ? 1 : 0)));
  }
});

it('keeps constants and straight lines', () => {
  points.forEach((weights, point) => {
    expect(sum([...weights])).toBeCloseTo(1, 14);
    expect(sum(distances(point).map((distance, tap) => weights[tap]! * distance))).toBeCloseTo(0, 13);
  });
});

it('is the same forwards and backwards', () => {
  points.forEach((weights, point) => {
    const mirrored = [...points[POINTS - point]!].reverse();
    mirrored.forEach((weight, tap) => expect(weight).toBeCloseTo(weights[tap]!, 14));
  });
});

it.each([
  [0.25, 0.0006],
  [0.4, 0.0025],
])('interpolates up to %d of the rate with errors below %d of the amplitude', (limit, most) => {
  for (let step = 1; step <= 100; step++) {
    for (let point = 0; point < POINTS; point++) {
      expect(response(point, (limit * step) / 100).error).toBeLessThan(most);
    }
  }
});

/** What a point adds to the chord between two others, as weights of the samples. */
function restOf(point: number, width: number): number[] {
  const start = point - (point % width);
  const place = (point - start) / width;
  const [from, to] = [points[start]!, points[Math.min(start + width, POINTS)]!];
  return [...points[point]!].map((weight, tap) => weight - (1 - place) * from[tap]! - place * to[tap]!);
}

/** The same as weights of second differences: a ramp that begins at a tap has one there, and nowhere else. */
const onDifferences = (weights: readonly number[]): number[] =>
  Array.from({ length: TAPS - 2 }, (_, k) => sum(weights.map((weight, tap) => weight * Math.max(0, tap - k - 1))));

function close(bound: number, value: number): void {
  expect(bound).toBeGreaterThan(value);
  expect(bound).toBeLessThan(value * (1 + 1e-8));
}

const largest = (rows: readonly (readonly number[])[]): number =>
  Math.max(...rows.map((row) => sum(row.map((weight) => Math.abs(weight)))));

it('has bounds that every point keeps to', () => {
  const { gain, whole, half } = truePeakKernel();
  close(gain, largest(points.map((weights) => [...weights])));
  for (const [bounds, width] of [
    [whole, POINTS],
    [half, POINTS / 2],
  ] as const) {
    const rests = points.slice(0, POINTS).map((_, point) => restOf(point, width));
    close(bounds.perSample, largest(rests));
    close(bounds.perDifference, largest(rests.map(onDifferences)));
  }
});

it('has a polynomial through the five values of an interval', () => {
  const { fine, fineGain } = truePeakKernel();
  const polynomials = [(x: number) => x * x, (x: number) => x ** 3, (x: number) => x ** 4 - 2 * x];
  for (const y of polynomials) {
    const [d0, d1, d2] = [1, 2, 3].map((node) => y(node - 1) - 2 * y(node) + y(node + 1));
    Array.from({ length: POINTS }, (_, point) => point).forEach((point) => {
      const [part, place] = [Math.floor(point / 4), (point % 4) / 4];
      if (place === 0) return;
      const row = 3 * (3 * part + 4 * place - 1);
      const chord = y(part) + place * (y(part + 1) - y(part));
      const bend = fine[row]! * d0! + fine[row + 1]! * d1! + fine[row + 2]! * d2!;
      expect(chord + bend).toBeCloseTo(y(point / 4), 11);
    });
  }
  const rows = Array.from({ length: 12 }, (_, row) => [...fine.subarray(3 * row, 3 * row + 3)]);
  close(fineGain, largest(rows));
});

it('is the filter that it says', () => {
  const { middle, even, odd } = truePeakKernel();
  const parts = (point: number) => onDifferences(restOf(point, POINTS));
  const [quarter, centre, last] = [parts(POINTS / 4), parts(POINTS / 2), parts((3 * POINTS) / 4)];
  for (let k = 0; k < 9; k++) {
    expect(centre[k]).toBeCloseTo(middle[k]!, 13);
    expect(centre[17 - k]).toBeCloseTo(middle[k]!, 13);
    expect(quarter[k]).toBeCloseTo(even[k]! + odd[k]!, 13);
    expect(quarter[17 - k]).toBeCloseTo(even[k]! - odd[k]!, 13);
    expect(last[k]).toBeCloseTo(even[k]! - odd[k]!, 13);
  }
});

it('is built once', () => {
  expect(truePeakKernel()).toBe(truePeakKernel());
});
