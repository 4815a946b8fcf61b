/** Instructions by name, on top of the encoder. Only what kernels use. Opcodes: WebAssembly Core Specification 2.0, §5.4. */
import { Bytes, I32, V128, type FunctionCode } from './encodeModule.ts';

/** Vector instructions without immediates (all behind the prefix 0xfd). */
export const vector = {
  i32x4_splat: 0x11,
  f32x4_splat: 0x13,
  i8x16_shuffle: 0x0d,
  i32x4_eq: 0x37,
  i32x4_lt_s: 0x39,
  i32x4_gt_s: 0x3b,
  f32x4_eq: 0x41,
  f32x4_lt: 0x43,
  f32x4_le: 0x45,
  v128_not: 0x4d,
  v128_and: 0x4e,
  v128_or: 0x50,
  v128_xor: 0x51,
  v128_bitselect: 0x52,
  i32x4_bitmask: 0xa4,
  f32x4_ceil: 0x67,
  f32x4_floor: 0x68,
  f32x4_trunc: 0x69,
  f32x4_nearest: 0x6a,
  i32x4_shl: 0xab,
  i32x4_shr_s: 0xac,
  i32x4_shr_u: 0xad,
  i32x4_add: 0xae,
  i32x4_sub: 0xb1,
  i32x4_mul: 0xb5,
  i32x4_min_s: 0xb6,
  i32x4_max_s: 0xb8,
  f32x4_abs: 0xe0,
  f32x4_neg: 0xe1,
  f32x4_sqrt: 0xe3,
  f32x4_add: 0xe4,
  f32x4_sub: 0xe5,
  f32x4_mul: 0xe6,
  f32x4_div: 0xe7,
  f32x4_pmin: 0xea,
  f32x4_pmax: 0xeb,
  i32x4_trunc_sat_f32x4_s: 0xf8,
  f32x4_convert_i32x4_s: 0xfa,
} as const;
export type VectorOp = keyof typeof vector;

/** Scalar i32 instructions without immediates. */
const scalar = {
  i32_eqz: 0x45,
  i32_lt_s: 0x48,
  i32_add: 0x6a,
  i32_sub: 0x6b,
  i32_and: 0x71,
  i32_or: 0x72,
  i32_shl: 0x74,
  i32_shr_s: 0x75,
  f32_convert_i32_s: 0xb2,
  f32_add: 0x92,
  f32_mul: 0x94,
  select: 0x1b,
  end: 0x0b,
} as const;
export type ScalarOp = keyof typeof scalar;

/** Memory instructions with offset: prefix 0xfd or none, natural alignment as a power of two. */
const access = {
  i32_load: [0, 0x28, 2],
  f32_load: [0, 0x2a, 2],
  i32_store: [0, 0x36, 2],
  f32_store: [0, 0x38, 2],
  v128_load: [1, 0x00, 4],
  v128_store: [1, 0x0b, 4],
  v128_load64_splat: [1, 0x0a, 3],
  v128_load32_zero: [1, 0x5c, 2],
  v128_load64_zero: [1, 0x5d, 3],
  v128_load32_lane: [1, 0x56, 2],
  v128_store64_lane: [1, 0x5b, 3],
} as const;
export type AccessOp = keyof typeof access;

const float = new DataView(new ArrayBuffer(4));

/** Writes the body of one function. Parameters are locals 0 …; the rest are given out by `i32` and `v128`. */
export class Assembler {
  readonly body = new Bytes();
  readonly #parameters: number;
  readonly #types: (typeof I32 | typeof V128)[] = [];

  constructor(parameters: number) {
    this.#parameters = parameters;
  }

  /** A new local of type i32. */
  i32(): number {
    return this.#parameters + this.#types.push(I32) - 1;
  }
  /** A new local of type v128. */
  v128(): number {
    return this.#parameters + this.#types.push(V128) - 1;
  }

  get(local: number): this {
    this.body.byte(0x20).unsigned(local);
    return this;
  }
  set(local: number): this {
    this.body.byte(0x21).unsigned(local);
    return this;
  }
  tee(local: number): this {
    this.body.byte(0x22).unsigned(local);
    return this;
  }
  int(value: number): this {
    this.body.byte(0x41).signed(value);
    return this;
  }
  float(value: number): this {
    float.setFloat32(0, value);
    this.body.byte(0x43).word(float.getInt32(0));
    return this;
  }
  /** A vector constant from four words. */
  words(values: readonly number[]): this {
    this.body.byte(0xfd).unsigned(0x0c);
    for (const value of values) this.body.word(value);
    return this;
  }
  scalar(...names: ScalarOp[]): this {
    for (const name of names) this.body.byte(scalar[name]);
    return this;
  }
  vector(...names: VectorOp[]): this {
    for (const name of names) this.body.byte(0xfd).unsigned(vector[name]);
    return this;
  }
  /** A shuffle of four words from the eight of the two operands. */
  shuffle(pattern: readonly number[]): this {
    this.vector('i8x16_shuffle');
    for (const word of pattern) for (let byte = 0; byte < 4; byte++) this.body.byte(word * 4 + byte);
    return this;
  }
  access(name: AccessOp, offset = 0, lane?: number): this {
    const [prefixed, code, align] = access[name];
    if (prefixed) this.body.byte(0xfd);
    this.body.unsigned(code).unsigned(align).unsigned(offset);
    if (lane !== undefined) this.body.byte(lane);
    return this;
  }
  extractInt(lane: number): this {
    this.body.byte(0xfd).unsigned(0x1b).byte(lane);
    return this;
  }

  /** local += amount, an i32. */
  advance(local: number, amount: number): this {
    return this.get(local).int(amount).scalar('i32_add').set(local);
  }

  /** `loop … while (condition)`: the body leaves an i32 on the stack. */
  loopWhile(write: () => void): this {
    this.body.byte(0x03).byte(0x40);
    write();
    this.body.byte(0x0d).unsigned(0).byte(0x0b);
    return this;
  }

  finish(name: string, results: 0 | 1 = 0): FunctionCode {
    const locals = this.#types.map((type) => ({ count: 1, type }));
    const runs: { count: number; type: typeof I32 | typeof V128 }[] = [];
    for (const local of locals) {
      const last = runs[runs.length - 1];
      if (last?.type === local.type) last.count++;
      else runs.push({ ...local });
    }
    return { name, results, parameters: this.#parameters, locals: runs, body: this.body };
  }
}
