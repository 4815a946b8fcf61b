import { describe, expect, it } from 'vitest';
import { columnsOf, findText, mean, rowOf, rowsOf, USUAL } from '../../test/support/pixels.ts';
import { curve } from './curve.ts';
import { curveColour, theme } from './theme.ts';

const step = (length: number, at: number, height: number): Float32Array =>
  Float32Array.from({ length }, (_, index) => (index < at * (length - 1) ? 0 : height));

describe('curve', () => {
  it('shows steps at their places, each curve in its colour', () => {
    const curves = [
      { name: 'early', values: step(5001, 0.25, 1) },
      { name: 'late', values: step(301, 0.75, -2) },
    ];
    const image = curve(curves, { x: { from: 0, to: 4 }, y: { from: -4, to: 4 }, title: 'Steps' });
    // One line of the legend is 22 pixels high.
    const bottom = USUAL.bottom - 22;
    [
      [0.25, 1],
      [0.75, -2],
    ].forEach(([at, height], index) => {
      const colour = curveColour(index);
      const column = USUAL.left + at! * (USUAL.right - USUAL.left);
      const rowAt = (x: number): number => mean(rowsOf(image, Math.floor(x), colour).filter((y) => y < bottom)) + 0.5;
      expect(Math.abs(rowAt(column + 8) - rowOf(height!, -4, 4, bottom))).toBeLessThan(1);
      const upright = columnsOf(image, colour).filter((x) => rowsOf(image, x, colour).length > 40);
      expect(Math.abs(mean(upright) + 0.5 - column)).toBeLessThan(3);
    });
    for (const text of ['Steps', 'early', 'late', '-4', '2']) expect(findText(image, text).length).toBeGreaterThan(0);
  });

  it('chooses a range that holds all finite values', () => {
    const image = curve([{ name: 'c', values: [3, 5, NaN, Infinity, 4] }], { x: { from: 0, to: 1 } });
    const rows = columnsOf(image, curveColour(0)).flatMap((x) => rowsOf(image, x, curveColour(0)));
    // 4 % of air on either side of 3 … 5.
    expect(Math.abs(Math.max(...rows) - rowOf(3, 2.92, 5.08))).toBeLessThan(3);
    for (const text of ['3', '4', '5']) expect(findText(image, text).length).toBeGreaterThan(0);
  });

  it('has units of its own on both axes', () => {
    const values = [0, 1];
    const image = curve([{ name: 'c', values }], {
      x: { from: -2, to: 2, unit: 'x' },
      y: { from: 0, to: 1, unit: 'LUFS' },
    });
    expect(findText(image, 'x', 2, theme.axis)).toHaveLength(1);
    expect(findText(image, 'LUFS', 2, theme.axis)).toHaveLength(1);
    expect(findText(image, '-2').length).toBeGreaterThan(0);
  });

  it('survives nothing and the same value throughout', () => {
    for (const curves of [
      [],
      [{ name: 'none', values: [] }],
      [{ name: 'NaN', values: [NaN, NaN] }],
      [{ name: 'one', values: [7] }],
    ]) {
      expect(() => curve(curves, { x: { from: 0, to: 1 } })).not.toThrow();
    }
    const flat = curve([{ name: 'flat', values: [7, 7, 7] }], { x: { from: 0, to: 1 } });
    expect(Math.abs(mean(rowsOf(flat, 500, curveColour(0))) + 0.5 - 240)).toBeLessThan(1);
  });
});
