/** float32 arithmetic: every result is rounded once, to nearest even, as IEEE 754 says; nothing is fused. */
import { pure } from './op.ts';
import { nearestEven } from './rounding.ts';

const f = Math.fround;
const one = ['f32'] as const;
const two = ['f32', 'f32'] as const;

export const arithmetic = {
  add: pure(two, 'f32', 'a + b', (a, b) => f(a + b)),
  sub: pure(two, 'f32', 'a − b', (a, b) => f(a - b)),
  mul: pure(two, 'f32', 'a · b', (a, b) => f(a * b)),
  div: pure(two, 'f32', 'a / b', (a, b) => f(a / b)),
  min: pure(two, 'f32', 'b < a ? b : a (so NaN in b is ignored, NaN in a stays)', (a, b) => (b < a ? b : a)),
  max: pure(two, 'f32', 'a < b ? b : a', (a, b) => (a < b ? b : a)),
  neg: pure(one, 'f32', '−a (the sign bit is flipped)', (a) => -a),
  abs: pure(one, 'f32', '|a|', (a) => Math.abs(a)),
  sqrt: pure(one, 'f32', 'the square root, correctly rounded; NaN below 0', (a) => f(Math.sqrt(a))),
  floor: pure(one, 'f32', 'the largest integer ≤ a', (a) => Math.floor(a)),
  ceil: pure(one, 'f32', 'the smallest integer ≥ a', (a) => Math.ceil(a)),
  trunc: pure(one, 'f32', 'the integer part of a', (a) => Math.trunc(a)),
  nearest: pure(one, 'f32', 'the nearest integer, halves to even', (a) => nearestEven(a)),
  sane: pure(one, 'f32', 'a if 1e-20 ≤ |a| ≤ 1e20, else +0; ends denormals, infinities and NaN in feedback', (a) => {
    const size = Math.abs(a);
    return size >= SANE_MIN && size <= SANE_MAX ? a : 0;
  }),
  flip: pure(['f32', 'i32'], 'f32', '−a where the integer b is negative, else a', (a, b) => (b < 0 ? -a : a)),
};

/** Bounds of `sane`, as float32 values. 1e-20 is −400 dB: far under anything audible, far over the denormal range (1.2e-38). */
export const SANE_MIN = f(1e-20);
export const SANE_MAX = f(1e20);
