/** Draws values over values as a line. However many points fall into a column of pixels, none of them is lost. */
import { toPixels, type Plot } from './plot.ts';
import { tint, type Colour } from './theme.ts';

/** Points from left to right, in the values of the axes. */
export interface Trace {
  readonly length: number;
  readonly x: (index: number) => number;
  /** NaN leaves a gap. */
  readonly y: (index: number) => number;
}

/** With `fillTo` the area between the line and that value is tinted. */
export function drawTrace(plot: Plot, trace: Trace, colour: Colour, fillTo?: number): void {
  const { canvas, left, top, bottom, scale } = plot;
  const { highest, lowest } = stroked(extents(plot, trace), 0.6 * scale);
  const clip = (y: number): number => Math.max(top, Math.min(bottom, y));
  for (let column = 0; column < highest.length; column++) {
    const [from, to] = [highest[column]!, lowest[column]!];
    if (from > to) continue;
    if (fillTo !== undefined) {
      const base = toPixels(plot, 0, fillTo)[1];
      canvas.column(left + column, clip(Math.min(from, base)), clip(Math.max(to, base)), tint(colour));
    }
    canvas.column(left + column, clip(from), clip(to), colour);
  }
}

/** Rows for each column: the line covers what lies between; where `highest` is larger than `lowest`, it covers nothing. */
interface Extents {
  readonly highest: Float64Array;
  readonly lowest: Float64Array;
}

/** What a round pen of this radius covers. */
function stroked({ highest, lowest }: Extents, radius: number): Extents {
  const covered: Extents = { highest: highest.slice(), lowest: lowest.slice() };
  for (let offset = -Math.floor(radius); offset <= radius; offset++) {
    const reach = Math.sqrt(radius * radius - offset * offset);
    for (let column = Math.max(0, offset); column < Math.min(highest.length, highest.length + offset); column++) {
      covered.highest[column] = Math.min(covered.highest[column]!, highest[column - offset]! - reach);
      covered.lowest[column] = Math.max(covered.lowest[column]!, lowest[column - offset]! + reach);
    }
  }
  return covered;
}

/** What a line without width meets. */
function extents(plot: Plot, { length, x, y }: Trace): Extents {
  const columns = plot.right - plot.left;
  const highest = new Float64Array(columns).fill(Infinity);
  const lowest = new Float64Array(columns).fill(-Infinity);
  const include = (column: number, row: number): void => {
    if (column < 0 || column >= columns) return;
    if (row < highest[column]!) highest[column] = row;
    if (row > lowest[column]!) lowest[column] = row;
  };
  let [lastX, lastY] = [NaN, NaN];
  for (let index = 0; index < length; index++) {
    const [nextX, nextY] = limited(plot, x(index), y(index));
    include(Math.floor(nextX), nextY);
    // Where the line crosses from one column to the next it belongs to both. A gap (NaN) compares as false.
    for (let edge = Math.max(0, Math.floor(lastX) + 1); edge <= Math.min(columns, nextX); edge++) {
      const row = lastY + ((nextY - lastY) * (edge - lastX)) / (nextX - lastX);
      include(edge - 1, row);
      include(edge, row);
    }
    [lastX, lastY] = [nextX, nextY];
  }
  return { highest, lowest };
}

/** Column (counted from the plot's left side) and row, kept near the plot so that infinite values have a place too. */
function limited(plot: Plot, x: number, y: number): readonly [number, number] {
  const [column, row] = toPixels(plot, x, y);
  const far = 4 * (plot.bottom - plot.top);
  return [column - plot.left, Math.max(plot.top - far, Math.min(plot.bottom + far, row))];
}
