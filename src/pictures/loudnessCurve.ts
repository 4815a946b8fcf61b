/** Picture: momentary and short-term loudness over time, beside the integrated loudness and the one that was asked for. */
import type { RgbImage } from '../io/encodePng.ts';
import { linearAxis, timeAxis } from './axis.ts';
import { drawLegendEntries } from './drawLegend.ts';
import { drawNote } from './drawNote.ts';
import { drawTrace } from './drawTrace.ts';
import { drawPlot, startPicture, toPixels, type PictureOptions, type Plot } from './plot.ts';
import { curveColour, type Colour } from './theme.ts';

/** In LUFS; `null` leaves a gap. Value i of a series belongs to the window that ends at (i + 1) · `stepSec`. */
export interface LoudnessOverTime {
  readonly stepSec: number;
  readonly momentary: readonly (number | null)[];
  readonly shortTerm: readonly (number | null)[];
  readonly integrated?: number | null | undefined;
  readonly targetLufs?: number | null | undefined;
}

export interface LoudnessCurveOptions extends PictureOptions {
  /** End of the time axis. Default: the end of the longer series. */
  readonly durationSec?: number;
  /** Bottom of the picture in LUFS. Default −60. */
  readonly fromLufs?: number;
  /** Top of the picture in LUFS. Default 0. */
  readonly toLufs?: number;
  /** Room at the right, in dots of the font. Default 10. */
  readonly marginRight?: number;
}

/** Each kind has its colour, whichever others there are. */
const COLOURS = {
  momentary: curveColour(0),
  shortTerm: curveColour(1),
  integrated: curveColour(2),
  target: curveColour(3),
};

export function loudnessCurve(loudness: LoudnessOverTime, options: LoudnessCurveOptions = {}): RgbImage {
  const { canvas, box, scale } = startPicture(options);
  const { stepSec, momentary, shortTerm } = loudness;
  const { fromLufs = -60, toLufs = 0, title, marginRight } = options;
  const { durationSec = stepSec * Math.max(momentary.length, shortTerm.length) } = options;
  const isShown = (level: number | null | undefined): boolean => isLevel(level) && level >= fromLufs && level <= toLufs;
  // A line takes two levels.
  const curves = [
    { name: 'momentary', values: momentary, colour: COLOURS.momentary },
    { name: 'short-term', values: shortTerm, colour: COLOURS.shortTerm },
  ].filter(({ values }) => values.some((level, at) => isShown(level) && isShown(values[at + 1])));
  const lines = [
    { name: 'integrated', level: loudness.integrated, colour: COLOURS.integrated, dashed: false },
    { name: 'target', level: loudness.targetLufs, colour: COLOURS.target, dashed: true },
  ].filter(({ level }) => isLevel(level));
  const named = lines.map(({ name, level, colour }) => ({ name: `${name} ${tenths(level!)} LUFS`, colour }));
  const plotBox = drawLegendEntries(canvas, box, [...curves, ...named], scale);
  const axes = { x: timeAxis(0, durationSec), y: linearAxis(fromLufs, toLufs, 'LUFS') };
  const plot = drawPlot(canvas, plotBox, axes, { scale, title, marginRight });
  for (const { values, colour } of curves) {
    const trace = {
      length: values.length,
      x: (at: number) => (at + 1) * stepSec,
      y: (at: number) => values[at] ?? NaN,
    };
    drawTrace(plot, trace, colour);
  }
  // Over the curves: those of a long sound fill an area.
  for (const { level, colour, dashed } of lines) drawLevel(plot, level!, colour, dashed);
  if (curves.length === 0 && !isLevel(loudness.integrated)) drawNote(plot, 'silence, or too short');
  return canvas;
}

function isLevel(level: number | null | undefined): level is number {
  return typeof level === 'number' && Math.abs(level) < Infinity;
}

/** Without zeros at the end, nor a minus before 0. */
function tenths(level: number): string {
  return String(Number(level.toFixed(1)) + 0);
}

/** A horizontal line, unless it lies outside. */
function drawLevel(plot: Plot, level: number, colour: Colour, dashed: boolean): void {
  const { canvas, left, right, top, bottom, scale } = plot;
  const row = Math.floor(toPixels(plot, 0, level)[1] - scale / 2 + 0.5);
  if (row < top - scale || row > bottom) return;
  const [dash, step] = dashed ? [5 * scale, 8 * scale] : [right - left, right - left];
  for (let x = left; x < right; x += step) canvas.fill(x, row, Math.min(dash, right - x), scale, colour);
}
