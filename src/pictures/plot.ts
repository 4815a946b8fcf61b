/** A pair of axes on a canvas: title, units, numbers and grid. What is drawn into it comes from others. */
import type { Axis } from './axis.ts';
import { Canvas } from './canvas.ts';
import { drawText, fitText, TEXT_HEIGHT, textWidth } from './drawText.ts';
import { theme } from './theme.ts';

/** What all pictures have in common. */
export interface PictureOptions {
  readonly title?: string;
  /** In pixels. Default 960. */
  readonly width?: number;
  /** In pixels. Default 480. */
  readonly height?: number;
  /** Size of letters and width of lines: 1 for small pictures. Default 2. */
  readonly scale?: number;
}

/** Where the axes meet: columns from `left` up to but not including `right`, rows from `top` to `bottom`. */
export interface Plot {
  readonly canvas: Canvas;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly scale: number;
  readonly x: Axis;
  readonly y: Axis;
}

/** The part of a canvas that a plot with its numbers fills. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Margins in dots of the font: five digits at the left, a line of text above and below. */
export const MARGIN = { left: 36, right: 10, top: 15, bottom: 15 };

/** The margin at the right that a colour bar and its numbers fill. Plots above and below with the same margin share its x axis. */
export const MARGIN_COLOUR_BAR = 44;

/** What is left of the margin at the bottom where no numbers stand below the axis. */
const MARGIN_BARE = 3;

/** An empty picture, and the box that is all of it. */
export function startPicture(options: PictureOptions): {
  readonly canvas: Canvas;
  readonly box: Box;
  readonly scale: number;
} {
  const { width = 960, height = 480, scale = 2 } = options;
  return { canvas: new Canvas(width, height), box: { left: 0, top: 0, width, height }, scale };
}

/**
 * Draws the axes into a box. `title` stands above them; `marginRight` leaves room for what stands beside them; without
 * `numbersBelow` the x axis is that of another plot below.
 */
export function drawPlot(
  canvas: Canvas,
  box: Box,
  axes: { readonly x: Axis; readonly y: Axis },
  look: {
    readonly scale: number;
    readonly title?: string | undefined;
    readonly marginRight?: number | undefined;
    readonly numbersBelow?: boolean;
  },
): Plot {
  const { scale, title = '', marginRight = MARGIN.right, numbersBelow = true } = look;
  const left = box.left + scale * MARGIN.left;
  const right = Math.max(left + 1, box.left + box.width - scale * marginRight);
  const top = box.top + scale * MARGIN.top;
  const bottom = Math.max(top + 1, box.top + box.height - scale * (numbersBelow ? MARGIN.bottom : MARGIN_BARE));
  const plot: Plot = { canvas, left, right, top, bottom, scale, ...axes };
  drawGridAndNumbers(plot, numbersBelow);
  const row = box.top + scale * 4;
  const unitEnd = box.left + scale * 2 + textWidth(axes.y.unit, scale);
  drawText(canvas, Math.max(unitEnd, left - 4 * scale), row, axes.y.unit, {
    scale,
    align: 'right',
    colour: theme.axis,
  });
  const from = Math.max(left, unitEnd + 10 * scale);
  drawText(canvas, from, row, fitText(title, box.left + box.width - from, scale), { scale });
  return plot;
}

/** Column and row of a pair of values, as fractions of pixels; may lie outside the axes. */
export function toPixels(plot: Plot, x: number, y: number): readonly [number, number] {
  return [
    plot.left + plot.x.place(x) * (plot.right - plot.left),
    plot.bottom - plot.y.place(y) * (plot.bottom - plot.top),
  ];
}

function drawGridAndNumbers(plot: Plot, numbersBelow: boolean): void {
  const { canvas, left, right, top, bottom, scale, x, y } = plot;
  const [width, height] = [right - left, bottom - top];
  const line = Math.max(1, scale >> 1);
  const below = bottom + 5 * scale;
  if (numbersBelow) drawText(canvas, left - 11 * scale, below, x.unit, { scale, align: 'right', colour: theme.axis });
  const room: [number, number][] = [];
  for (const tick of x.ticks(width / (45 * scale))) {
    const column = Math.min(right - line, left + Math.floor(x.place(tick.value) * width));
    canvas.fill(column, top, line, height, theme.grid);
    if (!numbersBelow || !takesRoom(room, column, textWidth(tick.text, scale) / 2, 4 * scale)) continue;
    canvas.fill(column, bottom, line, 3 * scale, theme.axis);
    drawText(canvas, column, below, tick.text, { scale, align: 'centre' });
  }
  const rows: [number, number][] = [];
  for (const tick of y.ticks(Math.max(2, height / (18 * scale)))) {
    const row = bottom - Math.max(line, Math.floor(y.place(tick.value) * height + 0.5));
    canvas.fill(left, row, width, line, theme.grid);
    if (!takesRoom(rows, row, (TEXT_HEIGHT * scale) / 2, scale)) continue;
    canvas.fill(left - 3 * scale, row, 3 * scale, line, theme.axis);
    // A long number takes the gap before the axis, rather than to be cut off.
    const end = Math.max(left - 5 * scale, left - MARGIN.left * scale + textWidth(tick.text, scale));
    drawText(canvas, end, row - 3 * scale, tick.text, { scale, align: 'right' });
  }
  canvas.fill(left - line, top, line, height + line, theme.axis);
  canvas.fill(left - line, bottom, width + line, line, theme.axis);
}

/** Whether a number finds room between those that are there already, and takes it. */
function takesRoom(taken: [number, number][], middle: number, half: number, gap: number): boolean {
  if (taken.some(([from, to]) => middle + half + gap > from && middle - half - gap < to)) return false;
  taken.push([middle - half, middle + half]);
  return true;
}
