import { expect, it } from 'vitest';
import { createRandom } from '../../math/random.ts';
import { pairScan, sumsOfBlocks } from './pairScan.ts';

const noise = (seed: number, length: number): Float32Array => {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => random.nextNormal());
};

it.each([
  [44100, 44100],
  [44100, 1],
  [8000, 12345],
  [11025, 3],
  [47999, 30001],
  [192000, 100007],
])('at %i Hz all of %i frames are in the sums, block by block', (rate, frames) => {
  const [left, right] = [noise(1, frames), noise(2, frames)];
  const scan = pairScan(left, right, rate);
  const { edges } = scan;
  expect(edges).toHaveLength(Math.ceil((frames * 10) / rate) + 1);
  expect([edges[0], edges.at(-1)]).toEqual([0, frames]);
  const step = rate / scan.lowRate;
  edges
    .slice(0, -1)
    .forEach((edge, block) => expect(Math.abs(edge - (block * rate) / 10)).toBeLessThanOrEqual(step / 2));
  const [from, to] = [0, Math.ceil(scan.left.length / 2)];
  const sums = sumsOfBlocks(scan, from, to);
  let wanted = 0;
  for (let at = edges[from]!; at < edges[to]!; at++) wanted += left[at]! * right[at]!;
  expect(sums.cross).toBeCloseTo(wanted, 8);
  const all = sumsOfBlocks(scan, 0, scan.left.length);
  expect(all.left).toBeCloseTo(
    left.reduce((sum, x) => sum + x * x, 0),
    6,
  );
  expect(all.right).toBeCloseTo(
    right.reduce((sum, x) => sum + x * x, 0),
    6,
  );
});

it.each([8000, 11025, 44100, 48000, 192000])('at %i Hz a low tone comes through decimated, without DC', (rate) => {
  const tone = (at: number): number => Math.sin((2 * Math.PI * 100 * at) / rate);
  const left = Float32Array.from({ length: rate }, (_, at) => 0.3 + tone(at));
  const { lowLeft, lowRight, lowRate } = pairScan(left, new Float32Array(rate), rate);
  expect(lowRate).toBeGreaterThanOrEqual(5000);
  expect(lowRate).toBeLessThan(10000);
  const factor = rate / lowRate;
  const mean = left.reduce((sum, x) => sum + x, 0) / rate;
  // The triangle has its peak at the first sample of its step.
  for (let step = 1; step < lowLeft.length - 1; step++) {
    const triangle = Array.from({ length: 2 * factor }, (_, at) => {
      const weight = at < factor ? at / factor : 2 - at / factor;
      return (weight * left[(step - 1) * factor + at]!) / factor;
    });
    const wanted = triangle.slice(0, 2 * factor).reduce((sum, x) => sum + x, 0) - mean;
    if ((step + 1) * factor <= rate) expect(lowLeft[step]).toBeCloseTo(wanted, 6);
  }
  const power = lowLeft.reduce((sum, x) => sum + x * x, 0) / lowLeft.length;
  expect(Math.abs(10 * Math.log10(2 * power))).toBeLessThan(0.03);
  expect(lowRight.every((x) => x === 0)).toBe(true);
});
