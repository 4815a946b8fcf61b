/** How each pure op is written once its arguments are on the stack. */
import { floatToBits, SANE_MAX, SANE_MIN, type OpName } from '../../ops/index.ts';
import type { Assembler, VectorOp } from './assembler.ts';

/** Ops that need more than their arguments on the stack; `emitRun.ts` writes them. */
export type PlacedOp =
  'const' | 'iconst' | 'input' | 'iinput' | 'tick' | 'bus' | 'state' | 'istate' | 'tap' | 'lookup' | 'control';

/** `attribute` is the shift count or the pattern; `spare` is a local for an argument that is used twice. */
export type Instruction = (asm: Assembler, attribute: unknown, spare: number) => void;

const plain =
  (...names: VectorOp[]): Instruction =>
  (asm) =>
    void asm.vector(...names);
const shift =
  (name: VectorOp): Instruction =>
  (asm, count) =>
    void asm.int(count as number).vector(name);

/**
 * `sane` in four instructions: with the sign bit off, the bits of floats are ordered like the floats, so one addition that
 * overflows above the upper bound turns two comparisons into one.
 */
const SANE_LIFT = 0x7fffffff - floatToBits(SANE_MAX);
const SANE_FLOOR = floatToBits(SANE_MIN) + SANE_LIFT - 1;

export const instructions: Readonly<Record<Exclude<OpName, PlacedOp>, Instruction>> = {
  add: plain('f32x4_add'),
  sub: plain('f32x4_sub'),
  mul: plain('f32x4_mul'),
  div: plain('f32x4_div'),
  min: plain('f32x4_pmin'),
  max: plain('f32x4_pmax'),
  neg: plain('f32x4_neg'),
  // V8 makes the mask of f32x4.abs anew each time; a constant stays where it is.
  abs: (asm) => void asm.int(0x7fffffff).vector('i32x4_splat', 'v128_and'),
  sqrt: plain('f32x4_sqrt'),
  floor: plain('f32x4_floor'),
  ceil: plain('f32x4_ceil'),
  trunc: plain('f32x4_trunc'),
  nearest: plain('f32x4_nearest'),
  sane(asm, _attribute, x) {
    asm.tee(x).int(0x7fffffff).vector('i32x4_splat', 'v128_and');
    asm.int(SANE_LIFT).vector('i32x4_splat', 'i32x4_add');
    asm.int(SANE_FLOOR).vector('i32x4_splat', 'i32x4_gt_s');
    asm.get(x).vector('v128_and');
  },
  flip: (asm) => void asm.int(-0x80000000).vector('i32x4_splat', 'v128_and', 'v128_xor'),
  iadd: plain('i32x4_add'),
  isub: plain('i32x4_sub'),
  imul: plain('i32x4_mul'),
  imin: plain('i32x4_min_s'),
  imax: plain('i32x4_max_s'),
  iand: plain('v128_and'),
  ior: plain('v128_or'),
  ixor: plain('v128_xor'),
  shl: shift('i32x4_shl'),
  shrS: shift('i32x4_shr_s'),
  shrU: shift('i32x4_shr_u'),
  lt: plain('f32x4_lt'),
  le: plain('f32x4_le'),
  eq: plain('f32x4_eq'),
  ilt: plain('i32x4_lt_s'),
  ieq: plain('i32x4_eq'),
  and: plain('v128_and'),
  or: plain('v128_or'),
  not: plain('v128_not'),
  // bitselect wants (a, b, mask): emitRun.ts pushes them so.
  select: plain('v128_bitselect'),
  iselect: plain('v128_bitselect'),
  toInt: plain('i32x4_trunc_sat_f32x4_s'),
  toFloat: plain('f32x4_convert_i32x4_s'),
  bits(asm, _attribute, x) {
    asm.tee(x).int(0x7fc00000).vector('i32x4_splat');
    asm.get(x).get(x).vector('f32x4_eq', 'v128_bitselect');
  },
  fromBits: () => undefined,
  shuffle: (asm, pattern) => void asm.shuffle(pattern as readonly number[]),
  laneSum(asm, _attribute, x) {
    asm.tee(x).get(x).get(x).shuffle([1, 0, 3, 2]).vector('f32x4_add');
    asm.tee(x).get(x).get(x).shuffle([2, 3, 0, 1]).vector('f32x4_add');
  },
};
