/** Picture: a title, and scores from 0 to 1 as bars with their numbers. */
import type { RgbImage } from '../io/encodePng.ts';
import { Canvas } from './canvas.ts';
import { drawText, fitText, TEXT_HEIGHT, textWidth } from './drawText.ts';
import type { PictureOptions } from './plot.ts';
import { curveColour, theme } from './theme.ts';

/** In dots of the font. */
const SIDE = 10;
const ROW = TEXT_HEIGHT + 6;
const GAP = 6;
/** Four characters, as 0.87. */
const NUMBER = 4 * 6;
/** A bar that is shorter than this is not worth a second column. */
const LEAST_BAR = 40;

export interface ScoreBarsOptions extends PictureOptions {
  /** A few words at the end of the line of the title; left out where they have no room. */
  readonly note?: string;
}

/** As high as it must be; `height` is not looked at. Names are shown with blanks for underscores. */
export function scoreBars(scores: Readonly<Record<string, number>>, options: ScoreBarsOptions = {}): RgbImage {
  const { title = '', note = '', width = 960, scale = 2 } = options;
  const entries = Object.entries(scores).map(([name, score]) => ({ name: name.replaceAll('_', ' '), score }));
  const label = entries.reduce((most, { name }) => Math.max(most, textWidth(name)), 0) + GAP;
  const inner = Math.floor(width / scale) - 2 * SIDE;
  const columns = (inner - 2 * SIDE) / 2 >= label + LEAST_BAR + GAP + NUMBER ? 2 : 1;
  const cell = columns === 2 ? Math.floor(inner / 2 - SIDE) : inner;
  const rows = Math.ceil(entries.length / columns);
  const head = title === '' && note === '' ? GAP : 2 * TEXT_HEIGHT + 2 * GAP;
  const canvas = new Canvas(width, scale * (head + rows * ROW + GAP));
  // Half as large again as the rest, in whole dots.
  const large = scale + Math.max(1, scale >> 1);
  const end = width - scale * SIDE;
  drawText(canvas, scale * SIDE, scale * GAP, fitText(title, end - scale * SIDE, large), { scale: large });
  if (scale * (SIDE + 2 * GAP) + textWidth(title, large) + textWidth(note, scale) <= end) {
    // On the line that the title stands on.
    const row = scale * GAP + TEXT_HEIGHT * (large - scale);
    drawText(canvas, end, row, note, { scale, align: 'right', colour: theme.axis });
  }
  entries.forEach(({ name, score }, index) => {
    const x = scale * (SIDE + (index < rows ? 0 : cell + 2 * SIDE));
    const y = scale * (head + (index % rows) * ROW);
    const room = Math.min(label, Math.max(0, cell - NUMBER - 2 * GAP)) - GAP;
    drawText(canvas, x, y, fitText(name, scale * room, scale), { scale });
    const bar = scale * (cell - room - NUMBER - 2 * GAP);
    const known = score >= 0 || score < 0;
    const share = known ? Math.max(0, Math.min(1, score)) : 0;
    const from = x + scale * (room + GAP);
    canvas.fill(from, y, bar, scale * TEXT_HEIGHT, theme.grid);
    canvas.fill(from, y, Math.floor(share * bar + 0.5), scale * TEXT_HEIGHT, curveColour(0));
    drawText(canvas, x + scale * cell, y, known ? score.toFixed(2) : '-', { scale, align: 'right' });
  });
  return canvas;
}
