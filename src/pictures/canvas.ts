/** Pixels to draw on. Whatever lies outside is cut off; coordinates count pixels from the top left corner. */
import type { RgbImage } from '../io/encodePng.ts';
import { theme, type Colour } from './theme.ts';

export class Canvas implements RgbImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;

  constructor(width: number, height: number, background: Colour = theme.paper) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8Array(3 * width * height);
    this.fill(0, 0, width, height, background);
  }

  /** A rectangle of whole pixels. */
  fill(x: number, y: number, width: number, height: number, [red, green, blue]: Colour): void {
    const [left, right] = [Math.max(0, x), Math.min(this.width, x + width)];
    for (let row = Math.max(0, y); row < Math.min(this.height, y + height); row++) {
      for (let at = 3 * (row * this.width + left); at < 3 * (row * this.width + right); at += 3) {
        this.pixels[at] = red;
        this.pixels[at + 1] = green;
        this.pixels[at + 2] = blue;
      }
    }
  }

  /** One column from `top` to `bottom`, fractions of pixels allowed: pixels that are covered in part are blended. */
  column(x: number, top: number, bottom: number, colour: Colour): void {
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(this.height, Math.ceil(bottom)); y++) {
      this.blend(x, y, colour, Math.min(y + 1, bottom) - Math.max(y, top));
    }
  }

  /** Mixes a colour over a pixel; `share` in eighths, so that few colours arise and a palette can hold them. */
  blend(x: number, y: number, colour: Colour, share: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const eighths = Math.floor(8 * share + 0.5);
    const at = 3 * (y * this.width + x);
    for (let part = 0; part < 3; part++) {
      const below = this.pixels[at + part]!;
      this.pixels[at + part] = below + Math.floor(((colour[part]! - below) * eighths) / 8 + 0.5);
    }
  }

  /** Copies an image onto this one. */
  draw(image: RgbImage, x: number, y: number): void {
    const first = Math.max(0, -x);
    const columns = Math.min(image.width, this.width - x) - first;
    if (columns <= 0) return;
    for (let row = Math.max(0, -y); row < Math.min(image.height, this.height - y); row++) {
      const from = 3 * (row * image.width + first);
      this.pixels.set(image.pixels.subarray(from, from + 3 * columns), 3 * ((y + row) * this.width + x + first));
    }
  }
}
