import { expect, test } from 'vitest';
import { wrapTail } from './wrapTail.ts';

test('what follows a loop is added to its beginning, as often as it takes', () => {
  const long = Float32Array.from([1, 2, 3, 10, 20, 30, 100, 200]);
  const [left, right] = wrapTail([long, long.map((x) => -x)], 3);
  expect([...left]).toEqual([111, 222, 33]);
  expect([...right]).toEqual([-111, -222, -33]);
  expect([...wrapTail([long, long], 8)[0]]).toEqual([...long]);
});
