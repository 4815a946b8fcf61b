import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../test/support/pixels.ts';
import { Canvas } from './canvas.ts';
import { drawText, fitText, textWidth } from './drawText.ts';
import { theme } from './theme.ts';

function written(text: string, style = {}, width = 40, x = 0): string[] {
  const canvas = new Canvas(width, 9);
  drawText(canvas, x, 0, text, style);
  const columns = Array.from({ length: width }, (_, column) => rowsOf(canvas, column, theme.ink));
  return Array.from({ length: 9 }, (_, y) => columns.map((rows) => (rows.includes(y) ? '#' : '.')).join(''));
}

const ascii = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));

describe('drawText', () => {
  it('writes letters', () => {
    expect(written('Hg', {}, 11)).toEqual([
      '#...#......',
      '#...#......',
      '#...#..####',
      '#####.#...#',
      '#...#.#...#',
      '#...#.#...#',
      '#...#..####',
      '..........#',
      '.......###.',
    ]);
  });

  it('has another shape for each character of ASCII, and only the space is empty', () => {
    const shapes = ascii.map((character) => written(character).join('\n'));
    expect(new Set(shapes).size).toBe(95);
    expect(shapes.filter((shape) => !shape.includes('#'))).toEqual([shapes[0]]);
  });

  it('lets nothing stick out of five dots, and no capital letter or digit hang under the line', () => {
    for (const character of ascii) {
      const rows = written(character);
      expect(rows.every((row) => row.lastIndexOf('#') < 5)).toBe(true);
      if (/[A-Z0-9]/.test(character)) expect(rows.slice(7).join('')).not.toContain('#');
    }
  });

  it('shows question marks for what it does not know', () => {
    expect(written('é−\n𝄞')).toEqual(written('????'));
  });

  it('aligns and enlarges', () => {
    expect(textWidth('abc')).toBe(17);
    expect(textWidth('abc', 3)).toBe(51);
    expect(textWidth('')).toBe(0);
    expect(written('abc', { align: 'right' }, 40, 17)).toEqual(written('abc'));
    expect(written('abc', { align: 'centre' }, 40, 8.5)).toEqual(written('abc'));
    const large = new Canvas(10, 18);
    drawText(large, 0, 0, 'l', { scale: 2 });
    expect(rowsOf(large, 4, theme.ink)).toEqual(Array.from({ length: 14 }, (_, y) => y));
    expect(rowsOf(large, 5, theme.ink)).toEqual(rowsOf(large, 4, theme.ink));
  });
});

describe('fitText', () => {
  it('shortens what does not fit', () => {
    expect(fitText('saw', 17)).toBe('saw');
    expect(fitText('sawtooth', 29)).toBe('saw..');
    expect(fitText('sawtooth', 58, 2)).toBe('saw..');
    for (let width = 12; width < 60; width++) expect(textWidth(fitText('sawtooth', width))).toBeLessThanOrEqual(width);
  });
});
