/** A small encoder for WebAssembly binaries: bytes, LEB128 numbers, and the few sections that a kernel needs. */

/** Value types of the binary format. */
export const I32 = 0x7f;
export const V128 = 0x7b;
type ValueType = typeof I32 | typeof V128;

/** Appends to one growing byte array. */
export class Bytes {
  #data = new Uint8Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  byte(value: number): this {
    if (this.#length === this.#data.length) this.#reserve(1);
    this.#data[this.#length++] = value;
    return this;
  }

  bytes(values: ArrayLike<number>): this {
    this.#reserve(values.length);
    this.#data.set(values, this.#length);
    this.#length += values.length;
    return this;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#data.length) return;
    const larger = new Uint8Array((this.#length + more) * 2);
    larger.set(this.#data);
    this.#data = larger;
  }

  /** Unsigned LEB128. */
  unsigned(value: number): this {
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return this.byte(rest);
  }

  /** Signed LEB128. */
  signed(value: number): this {
    let rest = value | 0;
    for (;;) {
      const low = rest & 0x7f;
      rest >>= 7;
      if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return this.byte(low);
      this.byte(low | 0x80);
    }
  }

  /** Four bytes, little-endian. */
  word(value: number): this {
    return this.byte(value & 255)
      .byte((value >> 8) & 255)
      .byte((value >> 16) & 255)
      .byte((value >> 24) & 255);
  }

  /** A UTF-8 name; ASCII is all we use. */
  name(text: string): this {
    this.unsigned(text.length);
    for (let i = 0; i < text.length; i++) this.byte(text.charCodeAt(i));
    return this;
  }

  /** What was written so far. Not a copy: writing on may change it. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#data.subarray(0, this.#length);
  }
}

/** An exported function. */
export interface FunctionCode {
  readonly name: string;
  /** How many i32 results: none or one. */
  readonly results: 0 | 1;
  /** How many i32 parameters. */
  readonly parameters: number;
  /** Locals after the parameters, as runs of one type. */
  readonly locals: readonly { readonly count: number; readonly type: ValueType }[];
  /** Instructions, without the final `end`. */
  readonly body: Bytes;
}

/** A module that imports `env.memory` and nothing else, and exports the functions. */
export function encodeModule(functions: readonly FunctionCode[]): Uint8Array<ArrayBuffer> {
  const module = new Bytes().bytes([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
  section(module, 1, functions.length, (out) => {
    for (const { parameters, results } of functions) {
      out.byte(0x60);
      for (const count of [parameters, results]) {
        out.unsigned(count);
        for (let i = 0; i < count; i++) out.byte(I32);
      }
    }
  });
  section(module, 2, 1, (out) => out.name('env').name('memory').byte(0x02).byte(0x00).unsigned(1));
  section(module, 3, functions.length, (out) => functions.forEach((_, index) => out.unsigned(index)));
  section(module, 7, functions.length, (out) => {
    functions.forEach(({ name }, index) => out.name(name).byte(0x00).unsigned(index));
  });
  section(module, 10, functions.length, (out) => {
    for (const { locals, body } of functions) {
      const code = new Bytes().unsigned(locals.length);
      for (const { count, type } of locals) code.unsigned(count).byte(type);
      code.bytes(body.finish()).byte(0x0b);
      out.unsigned(code.length).bytes(code.finish());
    }
  });
  return module.finish().slice();
}

function section(module: Bytes, id: number, count: number, write: (out: Bytes) => void): void {
  const content = new Bytes().unsigned(count);
  write(content);
  module.byte(id).unsigned(content.length).bytes(content.finish());
}
