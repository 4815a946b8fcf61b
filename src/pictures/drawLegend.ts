/** The names of curves beside samples of their colours, below a plot. */
import type { Canvas } from './canvas.ts';
import { drawText, TEXT_HEIGHT, textWidth } from './drawText.ts';
import { MARGIN, type Box } from './plot.ts';
import { curveColour } from './theme.ts';

const LINE = TEXT_HEIGHT + 4;

/** Draws at the foot of the box, in as many lines as are needed, and returns the box that is left. One curve needs no name. */
export function drawLegend(canvas: Canvas, box: Box, names: readonly string[], scale: number): Box {
  if (names.length < 2) return box;
  const start = box.left + MARGIN.left * scale;
  let [x, line] = [start, 0];
  const places = names.map((name) => {
    const width = textWidth(name, scale) + 10 * scale;
    if (x > start && x + width > box.left + box.width) [x, line] = [start, line + 1];
    const place = { x, line };
    x += width + 10 * scale;
    return place;
  });
  const height = box.height - (line + 1) * LINE * scale;
  names.forEach((name, index) => {
    const place = places[index]!;
    const y = box.top + height + place.line * LINE * scale;
    canvas.fill(place.x, y, TEXT_HEIGHT * scale, TEXT_HEIGHT * scale, curveColour(index));
    drawText(canvas, place.x + 10 * scale, y, name, { scale });
  });
  return { ...box, height };
}
