import { expect, it } from 'vitest';
import { curveColour, theme, tint, type Colour } from './theme.ts';

/** Relative luminance and contrast of WCAG 2.2. */
const luminance = (colour: Colour): number => {
  const [red, green, blue] = colour.map((part) => {
    const x = part / 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};
const contrast = (colour: Colour): number => (luminance(theme.paper) + 0.05) / (luminance(colour) + 0.05);

it('has curves that stand out from the paper as WCAG asks of graphics (3 : 1), and text as it asks of text (7 : 1)', () => {
  for (const colour of [...theme.curves, theme.axis]) expect(contrast(colour)).toBeGreaterThan(3);
  expect(contrast(theme.ink)).toBeGreaterThan(7);
});

it('begins again after the last colour', () => {
  expect(curveColour(0)).toEqual(theme.curves[0]);
  expect(curveColour(theme.curves.length + 1)).toEqual(theme.curves[1]);
});

it('has tints of its colours, lighter than the curves that are drawn over them', () => {
  expect(tint([0, 100, 200])).toEqual([191, 216, 241]);
  for (const colour of theme.curves) expect(luminance(tint(colour))).toBeGreaterThan(0.55);
});
