import { expect, it } from 'vitest';
import { plainMeasurements } from '../../../test/support/plainMeasurements.ts';
import { invertedAdvice, silentSide } from './invertedAdvice.ts';

it.each([
  [-1, true],
  [-0.96, true],
  [-0.9, false],
  [1, false],
  [null, false],
])('a correlation of %j: inverted %j', (correlation, inverted) => {
  expect(invertedAdvice(plainMeasurements({ correlation })) !== undefined).toBe(inverted);
});

it.each([
  [60, 'right'],
  [-60, 'left'],
  [40, undefined],
  [null, undefined],
])('a balance of %j: silent is %j', (balance, side) => {
  expect(silentSide(plainMeasurements({ balance }))).toBe(side);
});
