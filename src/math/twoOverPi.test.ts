import { expect, it } from 'vitest';
import { pi } from '../../test/support/bigReference.ts';
import { twoOverPi } from './twoOverPi.ts';

it('holds the first 1200 bits', () => {
  const exact = (2n << 2800n) / pi(1400);
  const expected = Array.from({ length: 50 }, (_, i) => Number((exact >> BigInt(1400 - 24 * (i + 1))) & 0xffffffn));
  expect(twoOverPi).toEqual(expected);
});
