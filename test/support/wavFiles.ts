// WAV files for tests, chunk by chunk, written from the standards and not from the encoder: right ones and wrong ones.

export interface ChunkOptions {
  /** What the header claims; default: the truth. */
  readonly size?: number;
  /** The byte behind a body of odd length; default 0, `undefined` for none. */
  readonly pad?: number | undefined;
  readonly bigEndian?: boolean;
}

export function bytesOf(...parts: readonly (string | number | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts.map((part) => toBuffer(part))));
}

function toBuffer(part: string | number | Uint8Array): Buffer {
  if (typeof part === 'string') return Buffer.from(part, 'latin1');
  return Buffer.from(typeof part === 'number' ? [part] : part);
}

/** An unsigned number of 2, 4 or 8 bytes. */
export function uint(value: number | bigint, length: 2 | 4 | 8, bigEndian = false): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), !bigEndian);
  return bigEndian ? bytes.subarray(8 - length) : bytes.subarray(0, length);
}

export function chunk(id: string, body: Uint8Array, options: ChunkOptions = {}): Uint8Array {
  const pad = 'pad' in options ? options.pad : 0;
  const tail = body.length % 2 === 1 && pad !== undefined ? [pad] : [];
  return bytesOf(id, uint(options.size ?? body.length, 4, options.bigEndian), body, ...tail);
}

/** The whole file; `RIFX` does not turn the chunks around. */
export function wavFile(
  chunks: readonly Uint8Array[],
  { form = 'RIFF', size }: { readonly form?: string; readonly size?: number } = {},
): Uint8Array<ArrayBuffer> {
  const body = bytesOf('WAVE', ...chunks);
  return bytesOf(form, uint(size ?? body.length, 4, form === 'RIFX'), body);
}

export interface FormatFields {
  /** 1 integers, 3 floats, 6 A-law, 7 µ-law; default 1. */
  readonly tag?: number;
  readonly channels?: number;
  readonly sampleRate?: number;
  /** Default 16. */
  readonly bits?: number;
  readonly blockAlign?: number;
  /** 14, 16, 18 or 40 (extensible); default 16. */
  readonly length?: number;
  readonly validBits?: number;
  readonly mask?: number;
  readonly guidTail?: string;
  readonly bigEndian?: boolean;
}

export const GUID_TAIL = '000000001000800000aa00389b71';

export function formatChunk(fields: FormatFields = {}): Uint8Array {
  const { tag = 1, channels = 1, sampleRate = 44_100, bits = 16, length = 16, bigEndian = false } = fields;
  const { blockAlign = channels * Math.ceil(bits / 8), validBits = bits, mask = 0, guidTail = GUID_TAIL } = fields;
  const u16 = (value: number): Uint8Array => uint(value, 2, bigEndian);
  const u32 = (value: number): Uint8Array => uint(value, 4, bigEndian);
  const body = bytesOf(
    ...[u16(length === 40 ? 0xfffe : tag), u16(channels), u32(sampleRate)],
    ...[u32((sampleRate * blockAlign) % 2 ** 32), u16(blockAlign), u16(bits), u16(length - 18 < 0 ? 0 : length - 18)],
    ...[u16(validBits), u32(mask), u16(tag), Buffer.from(guidTail, 'hex')],
  );
  return chunk('fmt ', body.subarray(0, length), { bigEndian });
}

/** Whole numbers of `bytes` bytes; those of one byte are offset by 128, as the standard wants. */
export function integers(bytes: 1 | 2 | 3 | 4, codes: readonly number[], bigEndian = false): Uint8Array {
  return bytesOf(
    ...codes.map((code) => {
      const value = Buffer.alloc(bytes);
      if (bytes === 1) value.writeUInt8(code + 128);
      else if (bigEndian) value.writeIntBE(code, 0, bytes);
      else value.writeIntLE(code, 0, bytes);
      return value;
    }),
  );
}

export function floats(bytes: 4 | 8, values: readonly number[], bigEndian = false): Uint8Array {
  const view = new DataView(new ArrayBuffer(bytes * values.length));
  values.forEach((value, i) => {
    if (bytes === 4) view.setFloat32(4 * i, value, !bigEndian);
    else view.setFloat64(8 * i, value, !bigEndian);
  });
  return new Uint8Array(view.buffer);
}
