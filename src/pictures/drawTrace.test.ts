import { describe, expect, it } from 'vitest';
import { colourAt, columnsOf, mean, rowsOf, USUAL } from '../../test/support/pixels.ts';
import { linearAxis } from './axis.ts';
import type { Canvas } from './canvas.ts';
import { drawTrace } from './drawTrace.ts';
import { drawPlot, startPicture } from './plot.ts';
import { curveColour } from './theme.ts';

const BLUE = curveColour(0);

/** Values at even distances over 0 … 1, drawn into axes from −1 to 1. */
function drawn(values: ArrayLike<number>, fillTo?: number): Canvas {
  const { canvas, box, scale } = startPicture({});
  const plot = drawPlot(canvas, box, { x: linearAxis(0, 1, ''), y: linearAxis(-1, 1, '') }, { scale });
  const trace = { length: values.length, x: (at: number) => at / (values.length - 1), y: (at: number) => values[at]! };
  drawTrace(plot, trace, BLUE, fillTo);
  return canvas;
}

const middleRow = (canvas: Canvas, x: number): number => mean(rowsOf(canvas, x, BLUE)) + 0.5;
const rowOfValue = (value: number): number => Math.floor(240 - 210 * value);

describe('drawTrace', () => {
  it.each([2, 50, 500, 100_000])('draws a slope through %i points', (count) => {
    const canvas = drawn(Float64Array.from({ length: count }, (_, at) => (2 * at) / (count - 1) - 1));
    for (const x of [100, 333, 506, 800]) {
      const value = (2 * (x + 0.5 - USUAL.left)) / (USUAL.right - USUAL.left) - 1;
      expect(Math.abs(middleRow(canvas, x) - (240 - 210 * value))).toBeLessThan(0.6);
    }
  });

  it('shows a step at its place', () => {
    const canvas = drawn(Float64Array.from({ length: 10_001 }, (_, at) => (at < 2500 ? -0.5 : 0.75)));
    const step = USUAL.left + (USUAL.right - USUAL.left) / 4;
    expect(Math.abs(middleRow(canvas, Math.floor(step) - 4) - rowOfValue(-0.5))).toBeLessThan(0.6);
    expect(Math.abs(middleRow(canvas, Math.floor(step) + 4) - rowOfValue(0.75))).toBeLessThan(0.6);
    const upright = columnsOf(canvas, BLUE).filter((x) => rowsOf(canvas, x, BLUE).length > 200);
    expect(Math.abs(mean(upright) + 0.5 - step)).toBeLessThan(1);
    expect(upright.length).toBeLessThan(5);
  });

  it('loses no single sample among a million', () => {
    const values = new Float32Array(1_000_000);
    values[271_828] = 1;
    const canvas = drawn(values);
    const peaks = columnsOf(canvas, BLUE).filter((x) => rowsOf(canvas, x, BLUE).length > 100);
    expect(Math.abs(mean(peaks) - (USUAL.left + 0.271828 * (USUAL.right - USUAL.left)))).toBeLessThan(1.5);
  });

  it('leaves gaps for NaN, and draws a point between two gaps', () => {
    const values = Float64Array.from({ length: 101 }, (_, at) => (at > 20 && at < 80 && at !== 50 ? NaN : 0));
    const columns = columnsOf(drawn(values), BLUE);
    const at = (share: number): number => USUAL.left + share * (USUAL.right - USUAL.left);
    expect(columns.filter((x) => x > at(0.2) + 3 && x < at(0.8) - 3 && Math.abs(x - at(0.5)) > 3)).toEqual([]);
    expect(columns.some((x) => Math.abs(x - at(0.5)) < 2)).toBe(true);
    expect(columns.filter((x) => x < at(0.2) - 3).length).toBe(Math.ceil(at(0.2) - 3 - USUAL.left));
  });

  it('keeps infinite and distant values inside the axes', () => {
    const canvas = drawn([0, -Infinity, 0, Infinity, 0, 1e30, 0]);
    const rows = columnsOf(canvas, BLUE).flatMap((x) => rowsOf(canvas, x, BLUE));
    expect(Math.min(...rows)).toBe(USUAL.top);
    expect(Math.max(...rows)).toBe(USUAL.bottom - 1);
    // The line is back at 0 after each third.
    for (const third of [1, 2]) {
      const column = Math.floor(USUAL.left + (third * (USUAL.right - USUAL.left)) / 3);
      expect(rowsOf(canvas, column, BLUE)).toContain(rowOfValue(0));
    }
  });

  it('tints the area between the line and a value, on either side of it', () => {
    const canvas = drawn(
      Float64Array.from({ length: 1000 }, (_, at) => (at < 500 ? 0.5 : -0.5)),
      0,
    );
    const tint = colourAt(canvas, 200, rowOfValue(0.25));
    expect(tint).not.toEqual([255, 255, 255]);
    expect(colourAt(canvas, 800, rowOfValue(-0.25))).toEqual(tint);
    expect(colourAt(canvas, 200, rowOfValue(-0.24))).toEqual([255, 255, 255]);
    expect(colourAt(canvas, 800, rowOfValue(0.26))).toEqual([255, 255, 255]);
  });

  it('draws nothing of nothing', () => {
    expect(columnsOf(drawn([]), BLUE)).toEqual([]);
  });
});
