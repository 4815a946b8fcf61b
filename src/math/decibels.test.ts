import fc from 'fast-check';
import { expect, it } from 'vitest';
import { testAccuracy } from '../../test/support/testAccuracy.ts';
import { dbToGain, gainToDb } from './decibels.ts';

testAccuracy('gainToDb', 0.51);
testAccuracy('dbToGain', 0.76);

it.each([
  [1, 0],
  [10, 20],
  [100, 40],
  [0.1, -20],
  [0.001, -60],
  [0.5, -6.020599913279624],
  [0, -Infinity],
  [-0, -Infinity],
  [Infinity, Infinity],
  [-1, NaN],
  [NaN, NaN],
])('a gain of %f is %f dB', (gain, db) => {
  expect(gainToDb(gain)).toBe(db);
});

it.each([
  [0, 1],
  [-0, 1],
  [20, 10],
  [-20, 0.1],
  [-60, 0.001],
  [-120, 1e-6],
  [-Infinity, 0],
  [Infinity, Infinity],
  [NaN, NaN],
  [6170, Infinity],
  [-6470, 5e-324],
  [-6480, 0],
])('%f dB are a gain of %f', (db, gain) => {
  expect(dbToGain(db)).toBe(gain);
});

it('goes there and back', () => {
  fc.assert(
    fc.property(fc.double({ min: -140, max: 40, noNaN: true }), (db) => {
      expect(Math.abs(gainToDb(dbToGain(db)) - db)).toBeLessThan(1e-13);
    }),
  );
});
