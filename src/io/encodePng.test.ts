import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPng } from '../../test/support/readPng.ts';
import { createRandom } from '../math/random.ts';
import { encodePng, type RgbImage } from './encodePng.ts';

/** An image whose pixels are computed from their place. */
function painted(width: number, height: number, colour: (x: number, y: number) => readonly number[]): RgbImage {
  const pixels = Uint8Array.from({ length: 3 * width * height }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return colour(pixel % width, Math.floor(pixel / width))[at % 3]!;
  });
  return { width, height, pixels };
}

const noisy = (width: number, height: number, colours: number, seed = 1): RgbImage => {
  const random = createRandom(seed);
  const palette = Array.from({ length: colours }, () => [0, 0, 0].map(() => random.nextInt(256)));
  return painted(width, height, () => palette[random.nextInt(colours)]!);
};

describe('encodePng', () => {
  it('writes the signature, the chunks in order, and correct CRCs', async () => {
    const bytes = Buffer.from(await encodePng(noisy(5, 3, 4)));
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const types = [];
    for (let at = 8; at < bytes.length;) {
      const length = bytes.readUInt32BE(at);
      types.push(bytes.toString('latin1', at + 4, at + 8));
      expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(bytes.subarray(at + 4, at + 8 + length)));
      at += 12 + length;
    }
    expect(types).toEqual(['IHDR', 'sRGB', 'PLTE', 'IDAT', 'IEND']);
    // The CRC of an empty IEND, as every PNG file has it.
    expect(bytes.subarray(-4).toString('hex')).toBe('ae426082');
  });

  it('gives back every pixel, with a palette and without', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(1, 2, 256, 100_000),
        fc.integer(),
        async (width, height, colours, seed) => {
          const image = noisy(width, height, colours, seed);
          expect(readPng(await encodePng(image))).toEqual(image);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('takes a palette for 256 colours and RGB for 257', async () => {
    const ramp = (colours: number): RgbImage => painted(colours, 1, (x) => [x & 255, x >> 8, 0]);
    const typeOf = async (image: RgbImage): Promise<number | undefined> => (await encodePng(image))[25];
    expect(await typeOf(ramp(256))).toBe(3);
    expect(await typeOf(ramp(257))).toBe(2);
  });

  it('chooses for each row the filter that predicts it', async () => {
    const random = createRandom(7);
    const noise = Array.from({ length: 300 }, () => random.nextInt(256));
    const half = 150;
    const rows: number[][] = [noise.map((_, x) => (x % 2 === 0 ? 1 : 255))]; // ±1 as signed bytes: None
    rows.push(noise.map((_, x) => (3 * x) & 255)); // a ramp: Sub
    rows.push(noise.map((value, x) => (x < half ? value : 90)));
    rows.push(rows.at(-1)!); // a copy: Up
    // Left of the middle as above, right of it as to the left: only Paeth sees both.
    rows.push(rows.at(-1)!.map((value, x) => (x < half ? value : 160)));
    const above = rows.at(-1)!;
    const mean = [200];
    for (let x = 1; x < 300; x++) mean.push((mean[x - 1]! + above[x]!) >> 1);
    rows.push(mean); // Average
    // One more row only makes more than 256 colours.
    const image = painted(300, rows.length + 1, (x, y) =>
      y < rows.length ? [rows[y]![x]!, rows[y]![x]!, 0] : [noise[x]!, x & 255, 255],
    );
    const bytes = await encodePng(image);
    expect(readPng(bytes)).toEqual(image);
    const [none, sub, , up, paeth, average] = filtersOf(bytes);
    expect([none, sub, up, average, paeth]).toEqual([0, 1, 2, 3, 4]);
  });

  it('makes smooth pictures much smaller than they are', async () => {
    const image = painted(300, 200, (x, y) => [x & 255, (x + y) & 255, (2 * y) & 255]);
    expect((await encodePng(image)).length).toBeLessThan(image.pixels.length / 50);
  });

  it.each<[string, RgbImage]>([
    ['no width', { width: 0, height: 1, pixels: new Uint8Array(0) }],
    ['too high', { width: 1, height: 70_000, pixels: new Uint8Array(210_000) }],
    ['half a pixel', { width: 1.5, height: 2, pixels: new Uint8Array(9) }],
    ['missing bytes', { width: 2, height: 2, pixels: new Uint8Array(11) }],
    ['NaN', { width: NaN, height: 1, pixels: new Uint8Array(0) }],
  ])('refuses %s', async (_, image) => {
    await expect(encodePng(image)).rejects.toMatchObject({ name: 'RenderError', code: 'bad_image', path: 'image' });
  });

  const has = (tool: string): boolean => spawnSync(tool, ['-version']).error === undefined;

  it.skipIf(!has('convert')).each([3, 100_000])('%i colours are read by a foreign reader', async (colours) => {
    const image = noisy(31, 17, colours);
    const folder = mkdtempSync(join(tmpdir(), 'aiaudio-png-'));
    try {
      const path = join(folder, 'image.png');
      writeFileSync(path, await encodePng(image));
      const map = execFileSync('convert', [path, 'ppm:-']);
      expect(map.toString('latin1', 0, 2)).toBe('P6');
      expect(Buffer.compare(map.subarray(-image.pixels.length), image.pixels)).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** The filter of each row of an RGB file that has a single IDAT chunk. */
function filtersOf(png: Uint8Array): number[] {
  const bytes = Buffer.from(png);
  const data = bytes.indexOf('IDAT') + 4;
  const rows = inflateSync(bytes.subarray(data, data + bytes.readUInt32BE(data - 8)));
  const stride = 3 * bytes.readUInt32BE(16) + 1;
  return Array.from({ length: rows.length / stride }, (_, row) => rows[row * stride]!);
}
