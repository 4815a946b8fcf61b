import { expect, it } from 'vitest';
import { valuesOf } from '../../../test/support/evaluate.ts';
import { decibelsToGain } from './decibelsToGain.ts';

it('is exactly 1 at 0 dB', async () => {
  expect(await valuesOf(decibelsToGain, [0, -0])).toEqual([1, 1]);
});

it('is never 0: it saturates like exp2', async () => {
  expect(await valuesOf(decibelsToGain, [-Infinity, NaN, -800])).toEqual([2 ** -126, 2 ** -126, 2 ** -126]);
});
