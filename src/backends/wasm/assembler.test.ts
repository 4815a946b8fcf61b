// The opcodes, read back by a foreign disassembler: each name in our tables is that instruction.
import { describe, expect, it, test } from 'vitest';
import { disassemble, foreignValidate } from '../../../test/support/foreignValidator.ts';
import { Assembler, vector, type AccessOp, type ScalarOp, type VectorOp } from './assembler.ts';
import { encodeModule } from './encodeModule.ts';

/** The instructions of a function whose body is written by `write`, one a line. */
async function textOf(write: (asm: Assembler) => void): Promise<string[]> {
  const asm = new Assembler(2);
  write(asm);
  return disassemble(encodeModule([asm.finish('f')]));
}

describe('vector instructions', () => {
  const names = Object.keys(vector).filter((name) => name !== 'i8x16_shuffle') as VectorOp[];

  test.each(names)('%s', async (name) => {
    expect(await textOf((asm) => asm.vector(name))).toEqual([name.replace('_', '.')]);
  });

  it('shuffles of words', async () => {
    const [line] = await textOf((asm) => asm.shuffle([0, 3, 4, 7]));
    expect(line).toBe('i8x16.shuffle 0 1 2 3 12 13 14 15 16 17 18 19 28 29 30 31');
  });
});

describe('scalar instructions', () => {
  const texts: Record<Exclude<ScalarOp, 'end'>, string> = {
    i32_eqz: 'i32.eqz',
    i32_lt_s: 'i32.lt_s',
    i32_add: 'i32.add',
    i32_sub: 'i32.sub',
    i32_and: 'i32.and',
    i32_or: 'i32.or',
    i32_shl: 'i32.shl',
    i32_shr_s: 'i32.shr_s',
    f32_convert_i32_s: 'f32.convert_i32_s',
    f32_add: 'f32.add',
    f32_mul: 'f32.mul',
    select: 'select',
  };
  test.each(Object.entries(texts))('%s', async (name, text) => {
    expect(await textOf((asm) => asm.scalar(name as ScalarOp))).toEqual([text]);
  });
});

describe('memory instructions, with offset', () => {
  const texts: Record<AccessOp, string> = {
    i32_load: 'i32.load offset=48',
    f32_load: 'f32.load offset=48',
    i32_store: 'i32.store offset=48',
    f32_store: 'f32.store offset=48',
    v128_load: 'v128.load offset=48',
    v128_store: 'v128.store offset=48',
    v128_load64_splat: 'v128.load64_splat offset=48',
    v128_load32_zero: 'v128.load32_zero offset=48',
    v128_load64_zero: 'v128.load64_zero offset=48',
    v128_load32_lane: 'v128.load32_lane offset=48 3',
    v128_store64_lane: 'v128.store64_lane offset=48 1',
  };
  test.each(Object.entries(texts))('%s', async (name, text) => {
    const lane = name === 'v128_load32_lane' ? 3 : name === 'v128_store64_lane' ? 1 : undefined;
    expect(await textOf((asm) => asm.access(name as AccessOp, 48, lane))).toEqual([text]);
  });
});

describe('constants and locals', () => {
  it('numbers', async () => {
    expect(await textOf((asm) => asm.int(-5).int(0x7fffffff))).toEqual(['i32.const -5', 'i32.const 2147483647']);
    const [float] = await textOf((asm) => asm.float(-0.15625));
    expect(float).toContain('f32.const -0x1.4p-3');
    const [words] = await textOf((asm) => asm.words([1, -1, 0x7fc00000, 0]));
    expect(words).toBe('v128.const i32x4 0x00000001 0xffffffff 0x7fc00000 0x00000000');
  });

  it('locals come after the parameters, in runs of one type', async () => {
    const asm = new Assembler(2);
    const given = [asm.i32(), asm.i32(), asm.v128(), asm.i32()];
    expect(given).toEqual([2, 3, 4, 5]);
    asm.get(2).set(3).get(4).tee(4).set(4).get(5).set(0);
    expect(asm.finish('f').locals.map(({ count }) => count)).toEqual([2, 1, 1]);
    await foreignValidate(encodeModule([asm.finish('f')]));
  });

  it('lanes are taken out, pointers moved on', async () => {
    expect(await textOf((asm) => asm.extractInt(2))).toEqual(['i32x4.extract_lane 2']);
    const advanced = await textOf((asm) => asm.advance(1, 16));
    expect(advanced).toEqual(['local.get 1', 'i32.const 16', 'i32.add', 'local.set 1']);
  });

  it('a loop goes on while its body leaves something but 0', async () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const asm = new Assembler(1);
    const count = asm.i32();
    asm.loopWhile(() => asm.advance(count, 1).get(count).get(0).scalar('i32_lt_s'));
    asm.int(0).get(count).access('i32_store');
    const module = await WebAssembly.compile(encodeModule([asm.finish('f')]));
    const { f } = new WebAssembly.Instance(module, { env: { memory } }).exports as { f: (n: number) => void };
    for (const [n, runs] of [
      [5, 5],
      [1, 1],
      [0, 1],
    ] as const) {
      f(n);
      expect(new Int32Array(memory.buffer)[0]).toBe(runs);
    }
  });
});
