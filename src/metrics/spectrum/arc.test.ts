import { expect, it } from 'vitest';
import { arc } from './arc.ts';

it.each([
  [0, 0.001],
  [1.5, -0.7],
  [100, 0.00003],
])('turns from %d in steps of %d', (first, step) => {
  const { re, im } = arc(10000, first, step);
  const worst = re.reduce((most, cosine, n) => {
    const angle = first + n * step;
    return Math.max(most, Math.abs(cosine - Math.cos(angle)), Math.abs(im[n]! - Math.sin(angle)));
  }, 0);
  expect(worst).toBeLessThan(5e-12);
});

it('can be empty', () => {
  expect(arc(0, 1, 1)).toEqual({ re: new Float64Array(0), im: new Float64Array(0) });
});
