/** Comparisons: f32 or i32 → mask. A comparison with NaN is false. `>` and `≥` are the same with swapped arguments. */
import { pure } from './op.ts';

const floats = ['f32', 'f32'] as const;
const ints = ['i32', 'i32'] as const;
const mask = (truth: boolean) => (truth ? -1 : 0);

export const compare = {
  lt: pure(floats, 'mask', 'a < b', (a, b) => mask(a < b)),
  le: pure(floats, 'mask', 'a ≤ b', (a, b) => mask(a <= b)),
  eq: pure(floats, 'mask', 'a = b (−0 = +0)', (a, b) => mask(a === b)),
  ilt: pure(ints, 'mask', 'a < b, signed', (a, b) => mask(a < b)),
  ieq: pure(ints, 'mask', 'a = b', (a, b) => mask(a === b)),
};
