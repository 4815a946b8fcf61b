/** Several pictures as one, under each other. */
import type { RgbImage } from '../io/encodePng.ts';
import { Canvas } from './canvas.ts';

/** As wide as the widest; what is narrower stands at the left. Below each there are `gap` rows of paper. */
export function stackImages(images: readonly RgbImage[], gap = 0): RgbImage {
  const width = images.reduce((most, image) => Math.max(most, image.width), 1);
  const height = images.reduce((sum, image) => sum + image.height + gap, 0);
  const canvas = new Canvas(width, Math.max(1, height));
  let top = 0;
  for (const image of images) {
    canvas.draw(image, 0, top);
    top += image.height + gap;
  }
  return canvas;
}
