import { expect, test } from 'vitest';
import { beatSec } from './beatSec.ts';

test('a quarter note at 20, 60, 120 and 480 a minute', () => {
  expect([20, 60, 120, 480].map(beatSec)).toEqual([3, 1, 0.5, 0.125]);
});
