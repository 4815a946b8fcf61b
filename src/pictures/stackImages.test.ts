import { expect, it } from 'vitest';
import { colourAt } from '../../test/support/pixels.ts';
import { Canvas } from './canvas.ts';
import { stackImages } from './stackImages.ts';

it('puts pictures under each other', () => {
  const [red, blue] = [new Canvas(3, 2, [255, 0, 0]), new Canvas(5, 1, [0, 0, 255])];
  const image = stackImages([red, blue]);
  expect(image).toMatchObject({ width: 5, height: 3 });
  expect(colourAt(image, 2, 1)).toEqual([255, 0, 0]);
  expect(colourAt(image, 3, 1)).toEqual([255, 255, 255]);
  expect(colourAt(image, 4, 2)).toEqual([0, 0, 255]);
  const apart = stackImages([red, blue], 4);
  expect(apart.height).toBe(11);
  expect([1, 2, 5, 6, 7].map((y) => colourAt(apart, 0, y)[2])).toEqual([0, 255, 255, 255, 255]);
  expect([5, 6, 7].map((y) => colourAt(apart, 0, y)[0])).toEqual([255, 0, 255]);
  expect(stackImages([])).toMatchObject({ width: 1, height: 1 });
});
