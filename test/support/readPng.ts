// A PNG reader for tests, written from the specification and not from the encoder: 8-bit palette and RGB, no interlace.
import { crc32, inflateSync } from 'node:zlib';
import type { RgbImage } from '../../src/io/encodePng.ts';

/** @throws where the file breaks the specification: a wrong CRC, chunks out of order, data of the wrong length */
export function readPng(png: Uint8Array): RgbImage {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (bytes.toString('hex', 0, 8) !== '89504e470d0a1a0a') throw new Error('no PNG signature');
  const chunks = chunksOf(bytes);
  const header = chunks[0]?.type === 'IHDR' ? chunks[0].data : Buffer.alloc(0);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, kind, ...methods] = header.subarray(8);
  if (depth !== 8 || (kind !== 2 && kind !== 3) || methods.some((method) => method !== 0))
    throw new Error('a bad header');
  if (chunks.at(-1)?.type !== 'IEND') throw new Error('no end');
  const data = (type: string): Buffer => Buffer.concat(chunks.filter((c) => c.type === type).map((c) => c.data));
  const samples = unfilter(inflateSync(data('IDAT')), width, height, kind === 3 ? 1 : 3);
  if (kind === 2) return { width, height, pixels: samples };
  const palette = data('PLTE');
  const pixels = new Uint8Array(3 * samples.length);
  samples.forEach((index, at) => {
    if (3 * index >= palette.length) throw new Error('a colour that is not in the palette');
    pixels.set(palette.subarray(3 * index, 3 * index + 3), 3 * at);
  });
  return { width, height, pixels };
}

function chunksOf(bytes: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (bytes.readUInt32BE(end) !== crc32(bytes.subarray(at + 4, end))) throw new Error(`a wrong CRC at ${end}`);
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
  return chunks;
}

function unfilter(rows: Buffer, width: number, height: number, bytesPerPixel: number): Uint8Array {
  const stride = width * bytesPerPixel;
  if (rows.length !== (stride + 1) * height) throw new Error(`${rows.length} bytes of pixels`);
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const a = x < bytesPerPixel ? 0 : out[at - bytesPerPixel]!;
      const b = y === 0 ? 0 : out[at - stride]!;
      const c = x < bytesPerPixel || y === 0 ? 0 : out[at - stride - bytesPerPixel]!;
      const predicted = filters[filter]?.(a, b, c);
      if (predicted === undefined) throw new Error(`filter ${filter}`);
      out[at] = rows[y * (stride + 1) + 1 + x]! + predicted;
    }
  }
  return out;
}

const filters: readonly ((a: number, b: number, c: number) => number)[] = [
  () => 0,
  (a) => a,
  (_, b) => b,
  (a, b) => Math.floor((a + b) / 2),
  (a, b, c) => {
    const distance = (value: number): number => Math.abs(a + b - c - value);
    const least = Math.min(distance(a), distance(b), distance(c));
    return [a, b, c].find((value) => distance(value) === least)!;
  },
];
