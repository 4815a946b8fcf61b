import { expect, it } from 'vitest';
import { colourAt, findText } from '../../test/support/pixels.ts';
import { drawLegend, drawLegendEntries } from './drawLegend.ts';
import { startPicture } from './plot.ts';
import { curveColour } from './theme.ts';

it('names each curve beside its colour, at the foot', () => {
  const { canvas, box } = startPicture({});
  const left = drawLegend(canvas, box, ['low', 'band', 'high'], 2);
  expect(left).toEqual({ ...box, height: 480 - 22 });
  ['low', 'band', 'high'].forEach((name, index) => {
    const [[x, y]] = findText(canvas, name) as [[number, number]];
    expect(y).toBeGreaterThanOrEqual(left.height);
    expect(colourAt(canvas, x - 10, y + 5)).toEqual([...curveColour(index)]);
  });
});

it('takes more lines where one is too short', () => {
  const { canvas, box } = startPicture({ width: 320, height: 200 });
  const names = ['one of them', 'another', 'the third one'];
  const left = drawLegend(canvas, box, names, 2);
  const rows = names.map((name) => findText(canvas, name)[0]![1]);
  expect(new Set(rows).size).toBeGreaterThan(1);
  expect(200 - left.height).toBe(22 * new Set(rows).size);
});

it('is not needed for one curve', () => {
  const { canvas, box } = startPicture({});
  expect(drawLegend(canvas, box, ['alone'], 2)).toEqual(box);
  expect(findText(canvas, 'alone')).toEqual([]);
});

it('has entries with colours of their own, also a single one, and shortens what is too long', () => {
  const { canvas, box } = startPicture({ width: 320, height: 200 });
  expect(drawLegendEntries(canvas, box, [], 2)).toEqual(box);
  const entries = [{ name: 'much too long for a picture this small', colour: curveColour(4) }];
  expect(drawLegendEntries(canvas, box, entries, 2)).toEqual({ ...box, height: 200 - 22 });
  const [[x, y]] = findText(canvas, 'much too') as [[number, number]];
  expect(colourAt(canvas, x - 10, y + 5)).toEqual([...curveColour(4)]);
  expect(findText(canvas, '..')).toHaveLength(1);
});
