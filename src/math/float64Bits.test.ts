import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exponentOf, fromWords, highWord, lowWord, powerOfTwo } from './float64Bits.ts';

it('takes numbers apart as IEEE 754 says', () => {
  expect([highWord(1), lowWord(1)]).toEqual([0x3ff00000, 0]);
  expect([highWord(-2), lowWord(-2)]).toEqual([0xc0000000 | 0, 0]);
  expect([highWord(5e-324), lowWord(5e-324)]).toEqual([0, 1]);
  expect([highWord(Infinity), lowWord(Infinity)]).toEqual([0x7ff00000, 0]);
  expect([highWord(-0), lowWord(-0)]).toEqual([0x80000000 | 0, 0]);
});

it('agrees with a view of fixed byte order, and puts numbers together again', () => {
  const view = new DataView(new ArrayBuffer(8));
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (x) => {
      view.setFloat64(0, x);
      expect([highWord(x), lowWord(x)]).toEqual([view.getInt32(0), view.getInt32(4)]);
      expect(fromWords(highWord(x), lowWord(x))).toBe(x);
    }),
  );
});

it('knows exponents and powers of two', () => {
  for (let k = -1022; k <= 1023; k++) {
    expect(powerOfTwo(k)).toBe(2 ** k);
    expect(exponentOf(-1.5 * powerOfTwo(k))).toBe(k);
  }
  expect([0, 5e-324, Infinity, NaN].map(exponentOf)).toEqual([-1023, -1023, 1024, 1024]);
});
