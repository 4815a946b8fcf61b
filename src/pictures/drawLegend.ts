/** The names of curves beside samples of their colours, below a plot. */
import type { Canvas } from './canvas.ts';
import { drawText, fitText, TEXT_HEIGHT, textWidth } from './drawText.ts';
import { MARGIN, type Box } from './plot.ts';
import { curveColour, type Colour } from './theme.ts';

export interface LegendEntry {
  readonly name: string;
  readonly colour: Colour;
}

const LINE = TEXT_HEIGHT + 4;

/** Names of curves in the order of their colours. One curve needs no name. */
export function drawLegend(canvas: Canvas, box: Box, names: readonly string[], scale: number): Box {
  const entries = names.map((name, index) => ({ name, colour: curveColour(index) }));
  return entries.length < 2 ? box : drawLegendEntries(canvas, box, entries, scale);
}

/** Draws at the foot of the box, in as many lines as are needed, and returns the box that is left. */
export function drawLegendEntries(canvas: Canvas, box: Box, entries: readonly LegendEntry[], scale: number): Box {
  if (entries.length === 0) return box;
  const start = box.left + MARGIN.left * scale;
  let [x, line] = [start, 0];
  const places = entries.map(({ name, colour }) => {
    const text = fitText(name, box.left + box.width - start - 10 * scale, scale);
    const width = textWidth(text, scale) + 10 * scale;
    if (x > start && x + width > box.left + box.width) [x, line] = [start, line + 1];
    const place = { text, colour, x, line };
    x += width + 10 * scale;
    return place;
  });
  const height = box.height - (line + 1) * LINE * scale;
  for (const place of places) {
    const y = box.top + height + place.line * LINE * scale;
    canvas.fill(place.x, y, TEXT_HEIGHT * scale, TEXT_HEIGHT * scale, place.colour);
    drawText(canvas, place.x + 10 * scale, y, place.text, { scale });
  }
  return { ...box, height };
}
