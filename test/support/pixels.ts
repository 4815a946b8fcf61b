// Reads pictures again: colours, where a colour is, where a text stands.
import type { RgbImage } from '../../src/io/encodePng.ts';
import { Canvas } from '../../src/pictures/canvas.ts';
import { drawText, textWidth } from '../../src/pictures/drawText.ts';
import { theme, type Colour } from '../../src/pictures/theme.ts';

export function colourAt({ width, height, pixels }: RgbImage, x: number, y: number): number[] {
  if (x < 0 || y < 0 || x >= width || y >= height) throw new Error(`no pixel at ${x}, ${y}`);
  return [...pixels.subarray(3 * (y * width + x), 3 * (y * width + x) + 3)];
}

function same({ width, pixels }: RgbImage, x: number, y: number, [red, green, blue]: Colour): boolean {
  const at = 3 * (y * width + x);
  return pixels[at] === red && pixels[at + 1] === green && pixels[at + 2] === blue;
}

/** The rows of a column that have this colour. */
export function rowsOf(image: RgbImage, x: number, colour: Colour): number[] {
  return Array.from({ length: image.height }, (_, y) => y).filter((y) => same(image, x, y, colour));
}

/** The columns that have this colour in any row. */
export function columnsOf(image: RgbImage, colour: Colour): number[] {
  return Array.from({ length: image.width }, (_, x) => x).filter((x) => rowsOf(image, x, colour).length > 0);
}

/** Upper left corners of all places where a text stands. */
export function findText(
  image: RgbImage,
  text: string,
  scale = 2,
  colour: Colour = theme.ink,
): (readonly [number, number])[] {
  const stamp = new Canvas(textWidth(text, scale), 9 * scale);
  drawText(stamp, 0, 0, text, { scale, colour });
  const dots = Array.from({ length: stamp.width * stamp.height }, (_, at) => {
    const [x, y] = [at % stamp.width, Math.floor(at / stamp.width)];
    return { x, y, inked: same(stamp, x, y, colour) };
  });
  // Inked dots first, so that most places are refused by the first pixel.
  dots.sort((a, b) => Number(b.inked) - Number(a.inked));
  const found: (readonly [number, number])[] = [];
  for (let top = 0; top <= image.height - stamp.height; top++) {
    for (let left = 0; left <= image.width - stamp.width; left++) {
      if (dots.every(({ x, y, inked }) => same(image, left + x, top + y, colour) === inked)) found.push([left, top]);
    }
  }
  return found;
}

/** The edges of the axes of a picture of the usual size, as the margins of a plot say. */
export const USUAL = { left: 72, right: 940, top: 30, bottom: 450 };

/** The column of a frequency between 20 Hz and 20 kHz, and the row of a value, in a picture of the usual size. */
export const columnOfHz = (hz: number): number => USUAL.left + (Math.log10(hz / 20) / 3) * (USUAL.right - USUAL.left);
export const rowOf = (value: number, from: number, to: number, bottom = USUAL.bottom): number =>
  bottom - ((value - from) / (to - from)) * (bottom - USUAL.top);

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
