/** int32 arithmetic: wraps around, so that sums over time are the same in any order; shift counts are mod 32. */
import { pure } from './op.ts';

const two = ['i32', 'i32'] as const;

export const integer = {
  iadd: pure(two, 'i32', 'a + b mod 2³²', (a, b) => (a + b) | 0),
  isub: pure(two, 'i32', 'a − b mod 2³²', (a, b) => (a - b) | 0),
  imul: pure(two, 'i32', 'a · b mod 2³²', (a, b) => Math.imul(a, b)),
  imin: pure(two, 'i32', 'the smaller, signed', (a, b) => (b < a ? b : a)),
  imax: pure(two, 'i32', 'the larger, signed', (a, b) => (a < b ? b : a)),
  iand: pure(two, 'i32', 'bitwise and', (a, b) => a & b),
  ior: pure(two, 'i32', 'bitwise or', (a, b) => a | b),
  ixor: pure(two, 'i32', 'bitwise exclusive or', (a, b) => a ^ b),
  shl: shift('a shifted left by the constant', (a, n) => a << n),
  shrS: shift('a shifted right by the constant, the sign is copied', (a, n) => a >> n),
  shrU: shift('a shifted right by the constant, zeros come in', (a, n) => (a >>> n) | 0),
};

/** Shifts take their count as an attribute: vector units shift all lanes by one count. */
function shift(doc: string, meaning: (a: number, n: number) => number) {
  return { ...pure(['i32'], 'i32', doc, meaning), attribute: 'number' as const };
}
