/** Picture: values over time, or over anything else, as one or several curves. */
import type { RgbImage } from '../io/encodePng.ts';
import { linearAxis, timeAxis } from './axis.ts';
import { drawLegend } from './drawLegend.ts';
import { drawTrace } from './drawTrace.ts';
import { drawPlot, startPicture, type PictureOptions } from './plot.ts';
import { curveColour } from './theme.ts';

export interface Curve {
  readonly name: string;
  /** At even distances; the first and the last lie at the ends of the x axis. NaN leaves a gap. */
  readonly values: ArrayLike<number>;
}

export interface Range {
  readonly from: number;
  readonly to: number;
  /** Default: none; of the x axis: s. */
  readonly unit?: string;
}

export interface CurveOptions extends PictureOptions {
  readonly x: Range;
  /** Default: what holds all curves. */
  readonly y?: Range;
}

export function curve(curves: readonly Curve[], options: CurveOptions): RgbImage {
  const { canvas, box, scale } = startPicture(options);
  const { from, to, unit = 's' } = options.x;
  const y = options.y ?? rangeOf(curves);
  const axes = {
    x: unit === 's' ? timeAxis(from, to) : linearAxis(from, to, unit),
    y: linearAxis(y.from, y.to, y.unit ?? ''),
  };
  const names = curves.map(({ name }) => name);
  const plot = drawPlot(canvas, drawLegend(canvas, box, names, scale), axes, { scale, title: options.title });
  curves.forEach(({ values }, index) => {
    const step = (to - from) / Math.max(1, values.length - 1);
    const trace = { length: values.length, x: (at: number) => from + at * step, y: (at: number) => values[at]! };
    drawTrace(plot, trace, curveColour(index));
  });
  return canvas;
}

/** From the smallest to the largest finite value, and a little more. */
function rangeOf(curves: readonly Curve[]): Range {
  let [from, to] = [Infinity, -Infinity];
  for (const { values } of curves) {
    for (let at = 0; at < values.length; at++) {
      const value = values[at]!;
      if (Math.abs(value) < Infinity) [from, to] = [Math.min(from, value), Math.max(to, value)];
    }
  }
  if (from > to) return { from: 0, to: 1 };
  const air = from === to ? 0.5 : 0.04 * (to - from);
  return { from: from - air, to: to + air };
}
