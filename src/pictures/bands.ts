/** Picture: levels of third octaves as bars, before the range in which they should lie. */
import type { RgbImage } from '../io/encodePng.ts';
import { pow } from '../math/pow.ts';
import { frequencyAxis, linearAxis } from './axis.ts';
import { drawLegendEntries } from './drawLegend.ts';
import { drawNote } from './drawNote.ts';
import { drawPlot, startPicture, toPixels, type PictureOptions, type Plot } from './plot.ts';
import { curveColour, tint, type Colour } from './theme.ts';

/** All lists go with the frequencies. */
export interface ThirdOctaveLevels {
  /** Centres in Hz. */
  readonly frequencies: readonly number[];
  /** In dB; `null` for silence. */
  readonly levels: readonly number[] | null;
  /** The range in which the levels should lie, in dB. Infinite for no limit; NaN for a band without range. */
  readonly from?: readonly number[] | undefined;
  readonly to?: readonly number[] | undefined;
}

export interface BandsOptions extends PictureOptions {
  /** Top of the picture. Default: 0 dB, or the next multiple of 10 dB over all levels and limits. */
  readonly toDb?: number;
  /** From top to bottom. Default 70 dB. */
  readonly rangeDb?: number;
  /** Room at the right, in dots of the font. Default 10. */
  readonly marginRight?: number;
}

const INSIDE = curveColour(0);
const OUTSIDE = curveColour(1);
const RANGE = tint(curveColour(2));
const RANGE_EDGE = curveColour(2);

/** From the centre of a third octave to its edge: 10^(1/20), IEC 61260-1 base ten. */
const EDGE = pow(10, 0.05);

/** Bars of levels outside of their range have a colour of their own. */
export function bands(shown: ThirdOctaveLevels, options: BandsOptions = {}): RgbImage {
  const { canvas, box, scale } = startPicture(options);
  const { frequencies, levels, from = [], to = [] } = shown;
  const { rangeDb = 70, toDb = topOf([...(levels ?? []), ...from, ...to]), title, marginRight } = options;
  const axes = {
    x: frequencyAxis(
      frequencies.reduce((least, hz) => Math.min(least, hz / EDGE), 20),
      frequencies.reduce((most, hz) => Math.max(most, hz * EDGE), 20000),
    ),
    y: linearAxis(toDb - rangeDb, toDb, 'dB'),
  };
  const ranged = frequencies.some((_, band) => rangeOf(from, to, band) !== undefined);
  const legend = [
    { name: 'within', colour: INSIDE },
    { name: 'outside', colour: OUTSIDE },
    { name: 'target range', colour: RANGE },
  ];
  const plot = drawPlot(canvas, drawLegendEntries(canvas, box, ranged ? legend : [], scale), axes, {
    scale,
    title,
    marginRight,
  });
  frequencies.forEach((hz, band) => {
    const range = rangeOf(from, to, band);
    const [left, right] = [column(plot, hz / EDGE), column(plot, hz * EDGE)];
    if (range !== undefined) drawRange(plot, left, right, range);
  });
  frequencies.forEach((hz, band) => {
    const level = levels?.[band];
    if (level === undefined || level !== level) return;
    const range = rangeOf(from, to, band);
    const [left, right] = [column(plot, hz / EDGE), column(plot, hz * EDGE)];
    const gap = Math.floor((right - left) / 5);
    const inside = range === undefined || (level >= range[0] && level <= range[1]);
    const top = row(plot, level);
    canvas.fill(left + gap, top, Math.max(1, right - left - 2 * gap), plot.bottom - top, inside ? INSIDE : OUTSIDE);
  });
  if (levels === null) drawNote(plot, 'silence');
  return canvas;
}

/** The limits of a band; `undefined` if it has none. */
function rangeOf(from: readonly number[], to: readonly number[], band: number): readonly [number, number] | undefined {
  const [least = -Infinity, most = Infinity] = [from[band], to[band]];
  return least <= most && (least > -Infinity || most < Infinity) ? [least, most] : undefined;
}

function drawRange(plot: Plot, left: number, right: number, [least, most]: readonly [number, number]): void {
  const { canvas, scale } = plot;
  const [top, bottom] = [row(plot, most), row(plot, least)];
  canvas.fill(left, top, right - left, bottom - top, RANGE);
  const line = (y: number, colour: Colour): void => canvas.fill(left, y, right - left, Math.max(1, scale >> 1), colour);
  if (most < Infinity) line(top, RANGE_EDGE);
  if (least > -Infinity) line(bottom, RANGE_EDGE);
}

function column(plot: Plot, hz: number): number {
  const [x] = toPixels(plot, hz, 0);
  return Math.max(plot.left, Math.min(plot.right, Math.floor(x + 0.5)));
}

function row(plot: Plot, level: number): number {
  const place = plot.y.place(level);
  return plot.bottom - Math.floor(Math.max(0, Math.min(1, place)) * (plot.bottom - plot.top) + 0.5);
}

function topOf(levels: readonly number[]): number {
  const most = levels.reduce((high, level) => (level < Infinity ? Math.max(high, level) : high), 0);
  return 10 * Math.ceil(most / 10);
}
