/**
 * PNG files with 8 bits per sample: a palette for up to 256 colours, RGB for more.
 *
 * Source: "Portable Network Graphics (PNG) Specification (Third Edition)", W3C Recommendation, 2025: chunks (§5), CRC-32
 * (annex D), filters and the heuristic that chooses them (§9, §12.7). Compression is the host's own (`CompressionStream`), so
 * the pixels are the same everywhere but the bytes of the file may differ between hosts.
 */
import { RenderError } from '../errors.ts';

/** Pixels from left to right and from top to bottom, each three bytes: red, green, blue (sRGB). */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** The largest side: beyond it no viewer can be relied on. */
const MAX_SIDE = 65535;

/** @throws RenderError for sides out of 1–65535, and for pixels that do not fill them */
export async function encodePng(image: RgbImage): Promise<Uint8Array<ArrayBuffer>> {
  checkImage(image);
  const indexed = indexColours(image);
  const rows = indexed ? unfilteredRows(indexed.pixels, image.width) : filteredRows(image);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, image.width);
  view.setUint32(4, image.height);
  view.setUint8(8, 8);
  view.setUint8(9, indexed ? 3 : 2);
  return concatenate([
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    // The pixels are sRGB, whose rendering intent 0 is "perceptual".
    chunk('sRGB', Uint8Array.of(0)),
    ...(indexed ? [chunk('PLTE', indexed.palette)] : []),
    chunk('IDAT', await deflate(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function checkImage({ width, height, pixels }: RgbImage): void {
  const side = (length: number): boolean => Number.isInteger(length) && length >= 1 && length <= MAX_SIDE;
  if (side(width) && side(height) && pixels.length === 3 * width * height) return;
  throw new RenderError(`An image of ${width} × ${height} pixels with ${pixels.length} bytes cannot be written.`, {
    code: 'bad_image',
    path: 'image',
    expected: `sides of 1 to ${MAX_SIDE} pixels, and three bytes for each pixel`,
    suggestion: 'check the width, the height and the length of the pixels',
  });
}

/** Each pixel's place in the palette; `undefined` for more than 256 colours. */
function indexColours({ pixels }: RgbImage): { readonly pixels: Uint8Array; readonly palette: Uint8Array } | undefined {
  const places = new Map<number, number>();
  const indices = new Uint8Array(pixels.length / 3);
  let [last, place] = [-1, 0];
  for (let at = 0, from = 0; at < indices.length; at++, from += 3) {
    const colour = (pixels[from]! << 16) | (pixels[from + 1]! << 8) | pixels[from + 2]!;
    if (colour !== last) {
      const known = places.get(colour);
      if (known === undefined && places.size === 256) return undefined;
      place = known ?? places.size;
      if (known === undefined) places.set(colour, place);
      last = colour;
    }
    indices[at] = place;
  }
  const palette = Uint8Array.from(
    [...places.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  return { pixels: indices, palette };
}

/** Filter 0 for every row: neighbouring numbers of a palette have nothing to do with each other. */
function unfilteredRows(pixels: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array(pixels.length + pixels.length / width);
  for (let from = 0, to = 0; from < pixels.length; from += width, to += width + 1) {
    rows.set(pixels.subarray(from, from + width), to + 1);
  }
  return rows;
}

/** Every row by the filter whose differences, seen as signed bytes, have the smallest sum of absolute values. */
function filteredRows({ pixels, width }: RgbImage): Uint8Array<ArrayBuffer> {
  const stride = 3 * width;
  const rows = new Uint8Array(pixels.length + pixels.length / stride);
  let previous: Uint8Array = new Uint8Array(stride);
  for (let from = 0, to = 0; from < pixels.length; from += stride, to += stride + 1) {
    const row = pixels.subarray(from, from + stride);
    let least = Infinity;
    predictors.forEach((predict, filter) => {
      const differences = new Uint8Array(stride);
      let sum = 0;
      for (let at = 0; at < stride; at++) {
        const left = at < 3 ? 0 : row[at - 3]!;
        const aboveLeft = at < 3 ? 0 : previous[at - 3]!;
        differences[at] = row[at]! - predict(left, previous[at]!, aboveLeft);
        sum += Math.abs((differences[at]! << 24) >> 24);
      }
      if (sum >= least) return;
      least = sum;
      rows[to] = filter;
      rows.set(differences, to + 1);
    });
    previous = row;
  }
  return rows;
}

/** None, Sub, Up, Average and Paeth, in the order of their numbers. */
const predictors: readonly ((left: number, above: number, aboveLeft: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, aboveLeft) => {
    const byLeft = Math.abs(above - aboveLeft);
    const byAbove = Math.abs(left - aboveLeft);
    const byAboveLeft = Math.abs(left + above - 2 * aboveLeft);
    if (byLeft <= byAbove && byLeft <= byAboveLeft) return left;
    return byAbove <= byAboveLeft ? above : aboveLeft;
  },
];

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { writable, readable } = new CompressionStream('deflate');
  const writer = writable.getWriter();
  const reader = readable.getReader();
  const read = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const parts: Uint8Array[] = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (value) parts.push(value);
      if (done) return concatenate(parts);
    }
  };
  const [compressed] = await Promise.all([read(), writer.write(bytes), writer.close()]);
  return compressed;
}

/** Length, type, data, and the CRC of type and data. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let at = 0; at < 4; at++) bytes[4 + at] = type.charCodeAt(at);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** The remainders of all bytes by the reflected polynomial of ISO 3309. */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (let at = 0; at < bytes.length; at++) crc = crcTable[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
