import { expect, it } from 'vitest';
import { valuesOf } from '../../../test/support/evaluate.ts';
import { tan } from './tan.ts';

it('is odd, and keeps zeros and denormals', async () => {
  const x = Array.from({ length: 20_000 }, (_, i) => i / 12_732);
  const mirrored = await valuesOf(
    tan,
    x.map((value) => -value),
  );
  expect(mirrored.map((value) => -value)).toEqual(await valuesOf(tan, x));
  expect(await valuesOf(tan, [0, -0, 1e-40])).toEqual([0, -0, Math.fround(1e-40)]);
});

it('is finite everywhere and never falls', async () => {
  const top = (await valuesOf(tan, [1.5707962512969971]))[0]!;
  expect(top).toBeGreaterThan(1e7);
  expect(await valuesOf(tan, [1.5707964, 2, 1e30, Infinity, NaN])).toEqual(Array(5).fill(top));
  expect(await valuesOf(tan, [-1.5707964, -Infinity])).toEqual([-top, -top]);
  const y = await valuesOf(
    tan,
    Array.from({ length: 200_000 }, (_, i) => i / 127_324),
  );
  expect(y.filter((value, i) => i > 0 && value < y[i - 1]!)).toEqual([]);
});
