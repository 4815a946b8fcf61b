import { expect, it } from 'vitest';
import { smoothLevels } from './smoothLevels.ts';

const timeOf = ({ levels, firstSec, stepSec }: ReturnType<typeof smoothLevels>, level: number): number =>
  firstSec + stepSec * levels.findIndex((value) => value >= level);

it('take a sudden beginning as long as they say, in the middle of it', () => {
  const powers = Float64Array.from({ length: 3000 }, (_, at) => (at < 1000 ? 0 : 4));
  const smooth = smoothLevels(powers, 0.0001, 0.03);
  expect(timeOf(smooth, 1.8) - timeOf(smooth, 0.2)).toBeCloseTo(smooth.stepResponseSec, 3);
  // Half of the power.
  expect(timeOf(smooth, Math.SQRT2)).toBeCloseTo(0.1, 3);
  expect(Math.max(...smooth.levels)).toBeCloseTo(2, 12);
});

it('rise before a sound that begins at once, and end with it', () => {
  const smooth = smoothLevels(new Float64Array(100).fill(1), 0.001, 0.01);
  expect(smooth.firstSec).toBeCloseTo(-0.0085, 12);
  expect(smooth.levels).toHaveLength(109);
  expect(smooth.levels[0]).toBeCloseTo(0.1, 12);
  expect(smooth.levels[18]).toBeCloseTo(1, 12);
  expect(smooth.levels[108]).toBeCloseTo(Math.sqrt(0.55), 12);
});

it('have no ripple of the period and its parts', () => {
  const powers = Float64Array.from({ length: 1000 }, (_, at) => {
    const angle = (2 * Math.PI * at) / 20;
    return 1 + 0.7 * Math.cos(angle) + 0.3 * Math.cos(2 * angle + 1);
  });
  const { levels } = smoothLevels(powers, 0.001, 0.02);
  for (const level of levels.subarray(40, -40)) expect(level).toBeCloseTo(1, 12);
});

it('of a single block are that block', () => {
  const { levels, firstSec } = smoothLevels(Float64Array.of(9), 0.001, 0.0001);
  expect([...levels]).toEqual([3]);
  expect(firstSec).toBe(0.0005);
});
