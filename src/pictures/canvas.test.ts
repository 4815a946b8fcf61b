import { expect, it } from 'vitest';
import { colourAt } from '../../test/support/pixels.ts';
import { Canvas } from './canvas.ts';

const RED = [255, 0, 0] as const;
const BLACK = [0, 0, 0] as const;

/** One letter per pixel: R red, . white, # black, + anything else. */
const picture = (canvas: Canvas): string[] =>
  Array.from({ length: canvas.height }, (_, y) =>
    Array.from({ length: canvas.width }, (_, x) => {
      const colour = colourAt(canvas, x, y).join();
      return { '255,0,0': 'R', '255,255,255': '.', '0,0,0': '#' }[colour] ?? '+';
    }).join(''),
  );

it('fills rectangles and cuts off what lies outside', () => {
  const canvas = new Canvas(5, 3);
  canvas.fill(1, 1, 2, 1, RED);
  canvas.fill(4, -1, 9, 2, BLACK);
  canvas.fill(-3, 2, 4, 9, BLACK);
  expect(picture(canvas)).toEqual(['....#', '.RR..', '#....']);
});

it('covers the parts of pixels that a column covers', () => {
  const canvas = new Canvas(1, 5, BLACK);
  canvas.column(0, 0.75, 3.5, [80, 160, 240]);
  expect([0, 1, 2, 3, 4].map((y) => colourAt(canvas, 0, y))).toEqual([
    [20, 40, 60],
    [80, 160, 240],
    [80, 160, 240],
    [40, 80, 120],
    [0, 0, 0],
  ]);
  canvas.column(0, -10, 20, RED);
  expect(picture(canvas)).toEqual(['R', 'R', 'R', 'R', 'R']);
});

it('blends towards darker colours too, and makes few of them', () => {
  const colours = new Set(
    Array.from({ length: 100 }, (_, at) => {
      const canvas = new Canvas(1, 1);
      canvas.blend(0, 0, BLACK, at / 99);
      return colourAt(canvas, 0, 0)[0]!;
    }),
  );
  expect([...colours].sort((a, b) => a - b)).toEqual([0, 32, 64, 96, 128, 159, 191, 223, 255]);
});

it('copies images, and of those at the edge what fits', () => {
  const image = new Canvas(3, 2, BLACK);
  image.fill(0, 0, 1, 1, RED);
  const canvas = new Canvas(6, 4);
  canvas.draw(image, 1, 1);
  canvas.draw(image, 5, 3);
  canvas.draw(image, -2, -1);
  canvas.draw(image, 9, 0);
  canvas.draw(image, 0, -7);
  expect(picture(canvas)).toEqual(['#.....', '.R##..', '.###..', '.....R']);
});
