import { describe, expect, it } from 'vitest';
import { colourAt, findText } from '../../test/support/pixels.ts';
import { Canvas } from './canvas.ts';
import { contactSheet } from './contactSheet.ts';

const RED = [255, 0, 0] as const;
const cell = (title: string, width = 100, height = 50) => ({ title, image: new Canvas(width, height, RED) });

describe('contactSheet', () => {
  it('shows every picture under its title, in sections', () => {
    const image = contactSheet(
      [
        { title: 'first', cells: [cell('a one'), cell('b two', 60, 40), cell('c three')] },
        { title: 'empty', cells: [] },
        { title: 'second', cells: [cell('d four')] },
      ],
      { title: 'All', columns: 2 },
    );
    expect(findText(image, 'All', 3)).toHaveLength(1);
    const heads = ['first', 'second'].map((text) => findText(image, text)[0]![1]);
    expect(findText(image, 'empty')).toEqual([]);
    const places = ['a one', 'b two', 'c three', 'd four'].map((text) => findText(image, text, 1)[0]!);
    for (const [x, y] of places) expect(colourAt(image, x, y + 12)).toEqual([...RED]);
    const [a, b, c, d] = places as [number, number][] as [
      [number, number],
      [number, number],
      [number, number],
      [number, number],
    ];
    expect([b[1], c[0], d[0]]).toEqual([a[1], a[0], a[0]]);
    expect(a[1] > heads[0]! && c[1] > a[1] + 50 && heads[1]! > c[1] + 50 && d[1] > heads[1]!).toBe(true);
    expect([image.width, image.height - d[1] - 12 - 50]).toEqual([12 + 2 * 112, 12]);
  });

  it('shortens titles that are wider than a picture', () => {
    const image = contactSheet([{ title: 's', cells: [cell('a title that is too long', 100)] }]);
    expect(findText(image, 'a title that i..', 1)).toHaveLength(1);
  });

  it('is small where there is nothing to show', () => {
    expect(contactSheet([])).toMatchObject({ width: 25, height: 12 });
  });
});
