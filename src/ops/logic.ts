/** Masks, and choosing by them. `select` evaluates both sides. */
import { pure } from './op.ts';

export const logic = {
  and: pure(['mask', 'mask'], 'mask', 'both', (a, b) => a & b),
  or: pure(['mask', 'mask'], 'mask', 'either', (a, b) => a | b),
  not: pure(['mask'], 'mask', 'the opposite', (a) => ~a),
  select: pure(['mask', 'f32', 'f32'], 'f32', 'mask ? a : b', (m, a, b) => (m !== 0 ? a : b)),
  iselect: pure(['mask', 'i32', 'i32'], 'i32', 'mask ? a : b', (m, a, b) => (m !== 0 ? a : b)),
};
