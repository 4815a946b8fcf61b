import { expect, it } from 'vitest';
import { findText, USUAL } from '../../test/support/pixels.ts';
import { linearAxis } from './axis.ts';
import { drawNote } from './drawNote.ts';
import { drawPlot, startPicture } from './plot.ts';
import { theme } from './theme.ts';

it('stands in the middle, and is shortened to fit', () => {
  const { canvas, box, scale } = startPicture({});
  const axes = { x: linearAxis(0, 1, ''), y: linearAxis(0, 1, '') };
  const plot = drawPlot(canvas, box, axes, { scale });
  drawNote(plot, 'nothing here');
  const [[x, y]] = findText(canvas, 'nothing here', 2, theme.axis) as [[number, number]];
  expect(Math.abs(x + 71 - (USUAL.left + USUAL.right) / 2)).toBeLessThan(2);
  expect(Math.abs(y + 7 - (USUAL.top + USUAL.bottom) / 2)).toBeLessThan(2);
  drawNote({ ...plot, top: 100, bottom: 120, left: 100, right: 160 }, 'much longer');
  expect(findText(canvas, 'muc..', 2, theme.axis)).toHaveLength(1);
});
