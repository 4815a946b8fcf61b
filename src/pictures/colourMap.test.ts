import { expect, it } from 'vitest';
import { colourMap } from './colourMap.ts';
import type { Colour } from './theme.ts';

/** CIE 1976 lightness of an sRGB colour (IEC 61966-2-1): 0 black, 100 white. */
function lightness(colour: Colour): number {
  const [red, green, blue] = colour.map((part) => {
    const x = part / 255;
    return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  });
  const y = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
}

const levels = Array.from({ length: 200 }, (_, at) => lightness(colourMap(at / 199)));

it('becomes lighter with every step', () => {
  for (let at = 1; at < levels.length; at++) expect(levels[at]).toBeGreaterThan(levels[at - 1]!);
});

it('becomes lighter evenly: within 3 of a straight line, from near black to near white', () => {
  const [first, last] = [levels[0]!, levels.at(-1)!];
  expect(first).toBeLessThan(8);
  expect(last).toBeGreaterThan(97);
  levels.forEach((value, at) => expect(Math.abs(value - first - ((last - first) * at) / 199)).toBeLessThan(3));
});

it('has 200 colours, none of them cut off at the edge of what sRGB can show', () => {
  const colours = Array.from({ length: 1000 }, (_, at) => colourMap(at / 999));
  expect(new Set(colours.map(String)).size).toBe(200);
  for (const colour of colours) for (const part of colour) expect(part > 0 && part < 255).toBe(true);
});

it('takes what is outside for the nearest end', () => {
  expect(colourMap(-1)).toEqual(colourMap(0));
  expect(colourMap(-Infinity)).toEqual(colourMap(0));
  expect(colourMap(NaN)).toEqual(colourMap(0));
  expect(colourMap(2)).toEqual(colourMap(1));
});
