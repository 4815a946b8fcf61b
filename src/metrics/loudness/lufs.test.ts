import { expect, it } from 'vitest';

import { lufs, powerOfLufs } from './lufs.ts';

it('is the formula of BS.1770-5', () => {
  expect(lufs(1)).toBe(-0.691);
  expect(lufs(0.001)).toBeCloseTo(-30.691, 12);
});

it('has an inverse', () => {
  for (const loudness of [-70, -23, -0.691, 3]) expect(lufs(powerOfLufs(loudness))).toBeCloseTo(loudness, 12);
});

it('is null for silence and for what is no power', () => {
  expect([0, -1, NaN, Infinity].map(lufs)).toEqual([null, null, null, null]);
});
