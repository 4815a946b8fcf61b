import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foreignValidate } from '../../../test/support/foreignValidator.ts';
import { Bytes, encodeModule, I32 } from './encodeModule.ts';

const written = (write: (bytes: Bytes) => void): number[] => {
  const bytes = new Bytes();
  write(bytes);
  return [...bytes.finish()];
};

describe('LEB128', () => {
  test.each([
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [624485, [0xe5, 0x8e, 0x26]],
    [-1, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('unsigned %d', (value, wanted) => expect(written((out) => out.unsigned(value))).toEqual(wanted));

  test.each([
    [0, [0]],
    [63, [0x3f]],
    [64, [0xc0, 0x00]],
    [-1, [0x7f]],
    [-64, [0x40]],
    [-65, [0xbf, 0x7f]],
    [-123456, [0xc0, 0xbb, 0x78]],
    [-0x80000000, [0x80, 0x80, 0x80, 0x80, 0x78]],
    [0x7fffffff, [0xff, 0xff, 0xff, 0xff, 0x07]],
  ])('signed %d', (value, wanted) => expect(written((out) => out.signed(value))).toEqual(wanted));

  it('is undone by its definition', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        const decode = (bytes: number[], isSigned: boolean) => {
          const raw = bytes.reduce((sum, byte, place) => sum | (BigInt(byte & 0x7f) << BigInt(7 * place)), 0n);
          const top = isSigned && (bytes.at(-1)! & 0x40) !== 0;
          return Number(BigInt.asIntN(32, top ? raw - (1n << BigInt(7 * bytes.length)) : raw));
        };
        expect(
          decode(
            written((out) => out.signed(value)),
            true,
          ),
        ).toBe(value);
        expect(
          decode(
            written((out) => out.unsigned(value)),
            false,
          ),
        ).toBe(value);
      }),
    );
  });
});

describe('Bytes', () => {
  it('writes words in little-endian order, and names with their length', () => {
    expect(written((out) => out.word(0x12345678).word(-2))).toEqual([0x78, 0x56, 0x34, 0x12, 0xfe, 0xff, 0xff, 0xff]);
    expect(written((out) => out.name('run'))).toEqual([3, 114, 117, 110]);
  });

  it('grows, and keeps what it has', () => {
    const wanted = Array.from({ length: 5000 }, (_, at) => (at * 7) & 255);
    expect(written((out) => wanted.forEach((value) => out.byte(value)))).toEqual(wanted);
    expect(written((out) => out.byte(1).bytes(wanted).bytes([2, 3]).byte(4))).toEqual([1, ...wanted, 2, 3, 4]);
  });
});

describe('encodeModule', () => {
  const empty = { parameters: 2, results: 0, locals: [{ count: 3, type: I32 }], body: new Bytes() } as const;

  it('imports one memory and exports the functions', async () => {
    const bytes = encodeModule([
      { ...empty, name: 'first' },
      { ...empty, name: 'second', parameters: 0 },
    ]);
    await foreignValidate(bytes);
    const module = await WebAssembly.compile(bytes);
    expect(WebAssembly.Module.imports(module)).toEqual([{ module: 'env', name: 'memory', kind: 'memory' }]);
    expect(WebAssembly.Module.exports(module)).toEqual([
      { name: 'first', kind: 'function' },
      { name: 'second', kind: 'function' },
    ]);
  });

  it('gives functions a result where they have one', async () => {
    const bytes = encodeModule([{ ...empty, name: 'five', results: 1, body: new Bytes().byte(0x41).signed(5) }]);
    await foreignValidate(bytes);
    const memory = new WebAssembly.Memory({ initial: 1 });
    const { five } = new WebAssembly.Instance(await WebAssembly.compile(bytes), { env: { memory } }).exports;
    expect((five as (a: number, b: number) => number)(0, 0)).toBe(5);
  });

  it('survives bodies longer than one byte of length', async () => {
    const body = new Bytes();
    for (let n = 0; n < 3000; n++) body.bytes([0x20, 0x00, 0x1a]); // local.get 0, drop
    const bytes = encodeModule([{ ...empty, name: 'long', body }]);
    await foreignValidate(bytes);
    expect(WebAssembly.validate(bytes)).toBe(true);
  });
});
