import { expect, it } from 'vitest';
import { columnsOf, findText, rowsOf } from '../../test/support/pixels.ts';
import type { RgbImage } from '../io/encodePng.ts';
import { scoreBars } from './scoreBars.ts';
import { curveColour, theme } from './theme.ts';

const BLUE = curveColour(0);
const scores = { overall_score: 0.824, semantic_match: 1, mix_readiness: 0, stability: 0.5 };

/** Length of the blue and of the grey part of the bar beside a number. */
function barBeside(image: RgbImage, number: string): [number, number] {
  const [[x, y]] = findText(image, number) as [[number, number]];
  const row = y + 6;
  const lengthOf = (colour: typeof BLUE): number =>
    columnsOf(image, colour).filter((at) => at < x && at > x - 300 && rowsOf(image, at, colour).includes(row)).length;
  return [lengthOf(BLUE), lengthOf(theme.grid)];
}

it('shows the title, and each score as name, bar and number', () => {
  const image = scoreBars(scores, { title: 'sound.wav' });
  expect(image.width).toBe(960);
  expect(findText(image, 'sound.wav', 3)).toHaveLength(1);
  for (const name of ['overall score', 'semantic match', 'mix readiness', 'stability']) {
    expect(findText(image, name)).toHaveLength(1);
  }
  const [full] = barBeside(image, '1.00');
  expect(full).toBeGreaterThan(100);
  for (const [number, score] of [
    ['0.82', 0.824],
    ['0.00', 0],
    ['0.50', 0.5],
    ['1.00', 1],
  ] as const) {
    const [blue, grey] = barBeside(image, number);
    expect(blue + grey).toBe(full);
    expect(Math.abs(blue - score * full)).toBeLessThan(1);
  }
});

it('has one column where two have no room, and shortens what is too long', () => {
  const wide = scoreBars(scores, { width: 960, scale: 2 });
  const narrow = scoreBars(scores, { width: 400, scale: 2, title: 'a title that is too long for this' });
  expect(narrow.height).toBeGreaterThan(wide.height);
  const lefts = ['overall score', 'stability'].map((name) => findText(narrow, name)[0]![0]);
  expect(lefts[0]).toBe(lefts[1]);
  expect(findText(narrow, '..', 3).length).toBeGreaterThan(0);
  for (const width of [1, 50, 120]) expect(() => scoreBars(scores, { width, title: 'T' })).not.toThrow();
});

it('keeps to its bars whatever the scores are', () => {
  const image = scoreBars({ high: 7, low: -3, none: NaN, all: 1 });
  expect(barBeside(image, '7.00')).toEqual(barBeside(image, '1.00'));
  expect(barBeside(image, '-3.00')[0]).toBe(0);
  expect(scoreBars({}, { title: 'T' }).height).toBeGreaterThan(0);
});

it('has a note at the end of the line of the title, where there is room', () => {
  const note = '2 violations, 1 warning';
  const image = scoreBars(scores, { title: 'sound.wav', note });
  const [[x, y]] = findText(image, note, 2, theme.axis) as [[number, number]];
  const [[titleX, titleY]] = findText(image, 'sound.wav', 3) as [[number, number]];
  expect(x).toBeGreaterThan(titleX + 9 * 18);
  expect(y + 14).toBe(titleY + 21);
  const long = scoreBars(scores, { title: 'a title that is as long as the picture is wide, or nearly', note });
  expect(findText(long, note, 2, theme.axis)).toEqual([]);
});
