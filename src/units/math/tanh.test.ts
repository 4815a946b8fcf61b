import { expect, it } from 'vitest';
import { valuesOf } from '../../../test/support/evaluate.ts';
import { tanh } from './tanh.ts';

it('is odd, and keeps zeros and denormals', async () => {
  const x = Array.from({ length: 20_000 }, (_, i) => i / 2000);
  const mirrored = await valuesOf(
    tanh,
    x.map((value) => -value),
  );
  expect(mirrored.map((value) => -value)).toEqual(await valuesOf(tanh, x));
  expect(await valuesOf(tanh, [0, -0, 1e-40])).toEqual([0, -0, Math.fround(1e-40)]);
});

it('saturates to exactly ±1 and never goes beyond', async () => {
  expect(await valuesOf(tanh, [9.011, 20, 1e30, Infinity])).toEqual([1, 1, 1, 1]);
  expect(await valuesOf(tanh, [-9.011, -Infinity])).toEqual([-1, -1]);
  const y = await valuesOf(
    tanh,
    Array.from({ length: 100_000 }, (_, i) => i / 10_000),
  );
  expect(Math.max(...y)).toBe(1);
});

it('keeps NaN', async () => {
  expect(await valuesOf(tanh, [NaN])).toEqual([NaN]);
});
