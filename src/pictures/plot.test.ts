import { describe, expect, it } from 'vitest';
import { colourAt, columnOfHz, findText, rowOf, rowsOf, USUAL } from '../../test/support/pixels.ts';
import { frequencyAxis, linearAxis, timeAxis } from './axis.ts';
import { drawPlot, startPicture, toPixels } from './plot.ts';
import { theme } from './theme.ts';

const draw = (title = 'Title', options = {}) => {
  const { canvas, box, scale } = startPicture(options);
  return drawPlot(canvas, box, { x: frequencyAxis(), y: linearAxis(-90, 0, 'dB') }, { scale, title });
};

describe('drawPlot', () => {
  it('has its axes where the tests of pictures look for them', () => {
    expect(draw()).toMatchObject(USUAL);
    expect(draw('', { width: 300, height: 170, scale: 1 })).toMatchObject({
      left: 36,
      right: 290,
      top: 15,
      bottom: 155,
    });
  });

  it.each([
    ['100', 100],
    ['1k', 1000],
    ['10k', 10000],
    ['20k', 20000],
  ])('writes %s below its place, at the end of a line of the grid', (text, hz) => {
    const { canvas, bottom, top } = draw();
    const below = findText(canvas, text).filter(([, y]) => y > bottom);
    expect(below).toHaveLength(1);
    const middle = below[0]![0] + (12 * text.length - 2) / 2;
    expect(Math.abs(middle - columnOfHz(hz))).toBeLessThan(2);
    const line = [-1, 0, 1]
      .map((off) => Math.floor(columnOfHz(hz)) + off)
      .filter((x) => rowsOf(canvas, x, theme.grid).length > (bottom - top) / 2);
    expect(line).toHaveLength(1);
  });

  it.each(['-90', '-50', '-10'])('writes %s dB beside its row', (text) => {
    const { canvas, left } = draw();
    const beside = findText(canvas, text).filter(([x, y]) => x + 12 * text.length < left && y < USUAL.bottom);
    expect(beside).toHaveLength(1);
    expect(Math.abs(beside[0]![1] + 7 - rowOf(Number(text), -90, 0))).toBeLessThan(3);
  });

  it('writes the title and the units', () => {
    const { canvas } = draw('A long title');
    expect(findText(canvas, 'A long title')).toHaveLength(1);
    expect(findText(canvas, 'dB', 2, theme.axis)).toHaveLength(1);
    expect(findText(canvas, 'Hz', 2, theme.axis)).toHaveLength(1);
    expect(findText(draw('x'.repeat(200)).canvas, 'xx..')).toHaveLength(1);
  });

  it('leaves out numbers that would touch their neighbours', () => {
    const { canvas, box } = startPicture({ width: 200, height: 100, scale: 2 });
    drawPlot(canvas, box, { x: timeAxis(0, 1), y: linearAxis(0, 1, '') }, { scale: 2 });
    const inked = (y: number): number[] =>
      Array.from({ length: 200 }, (_, x) => x).filter((x) => colourAt(canvas, x, y).join() === theme.ink.join());
    expect(findText(canvas, '0').length).toBeGreaterThan(0);
    expect(inked(80).length).toBeLessThan(60);
  });

  it('can stand above another plot that has the numbers', () => {
    const { canvas, box } = startPicture({});
    const axes = { x: frequencyAxis(), y: linearAxis(-90, 0, 'dB') };
    const plot = drawPlot(canvas, box, axes, { scale: 2, numbersBelow: false, marginRight: 44 });
    expect(plot).toMatchObject({ ...USUAL, right: 872, bottom: 474 });
    expect(findText(canvas, '1k')).toEqual([]);
    expect(findText(canvas, '-40')).toHaveLength(1);
  });

  it('survives boxes that are too small for it', () => {
    for (const side of [1, 20, 60]) expect(() => draw('T', { width: side, height: side })).not.toThrow();
  });
});

it('toPixels knows the corners', () => {
  const plot = draw();
  expect(toPixels(plot, 20, -90)).toEqual([USUAL.left, USUAL.bottom]);
  const [x, y] = toPixels(plot, 20000, 0);
  expect(x).toBeCloseTo(USUAL.right, 9);
  expect(y).toBeCloseTo(USUAL.top, 9);
});
