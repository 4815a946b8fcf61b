/** Picture: samples over time, one lane for each channel. */
import type { RgbImage } from '../io/encodePng.ts';
import { linearAxis, roundRange, timeAxis } from './axis.ts';
import { drawLegendEntries } from './drawLegend.ts';
import { colouredMarks, drawMarks, type MarkGroup } from './drawMarks.ts';
import { drawText } from './drawText.ts';
import { drawTrace, type Trace } from './drawTrace.ts';
import { drawPlot, MARGIN, startPicture, type Box, type PictureOptions } from './plot.ts';
import { sampleExtremes } from './sampleExtremes.ts';
import { curveColour } from './theme.ts';

/** One lane of the picture. */
export interface Lane {
  /** Default: no name. */
  readonly name?: string;
  readonly samples: ArrayLike<number>;
}

export interface WaveformOptions extends PictureOptions {
  /** What part is shown. Default: all. */
  readonly fromSec?: number;
  readonly toSec?: number;
  /** Amplitude at the edge of the lanes. Default: the next round number that holds what is shown. */
  readonly peak?: number;
  /** Places to mark at the top of the lanes (channel 0 is the first lane), each kind in its colour with its name below. */
  readonly marks?: readonly MarkGroup[];
  /** Room at the right, in dots of the font. Default 10. */
  readonly marginRight?: number;
}

/** From so many lanes on only the last one has numbers below it, so that the others have room. */
const MANY_LANES = 3;

/** Stretches of samples for each column of pixels, of which only the extremes are drawn. */
const STRETCHES_PER_COLUMN = 4;

/** All lanes have one time axis and one scale, so that they can be compared. */
export function waveform(lanes: readonly Lane[], sampleRate: number, options: WaveformOptions = {}): RgbImage {
  const { canvas, box, scale } = startPicture(options);
  const longest = lanes.reduce((most, { samples }) => Math.max(most, samples.length), 0);
  const { fromSec = 0, toSec = longest / sampleRate, title = '', marginRight } = options;
  const first = Math.max(0, Math.floor(fromSec * sampleRate));
  // One sample beyond either end, so that the line reaches the edges.
  const end = Math.ceil(toSec * sampleRate) + 1;
  const traces = lanes.map(({ samples }) => traceOf(samples, first, end, sampleRate, canvas.width));
  const peak = options.peak ?? roundRange(traces.reduce((most, trace) => Math.max(most, peakOf(trace)), 0));
  const axes = { x: timeAxis(fromSec, toSec), y: linearAxis(-peak, peak, '') };
  const kinds = colouredMarks(options.marks ?? []);
  const many = lanes.length >= MANY_LANES;
  boxes(drawLegendEntries(canvas, box, kinds, scale), lanes.length, many ? MARGIN.bottom * scale : 0).forEach(
    (lane, index) => {
      const name = lanes[index]!.name ?? '';
      const heading = index > 0 ? name : [title, name].filter((text) => text !== '').join(': ');
      const numbersBelow = !many || index === lanes.length - 1;
      const plot = drawPlot(canvas, lane, axes, { scale, title: heading, marginRight, numbersBelow });
      drawTrace(plot, traces[index]!, curveColour(0));
      drawMarks(plot, kinds, index, sampleRate);
    },
  );
  if (lanes.length === 0) drawText(canvas, MARGIN.left * scale, 4 * scale, title, { scale });
  return canvas;
}

/** All samples, or the extremes of stretches where there are many more than pixels. */
function traceOf(samples: ArrayLike<number>, first: number, end: number, sampleRate: number, columns: number): Trace {
  const length = Math.max(0, Math.min(samples.length, end) - first);
  const size = Math.floor(length / (STRETCHES_PER_COLUMN * columns));
  if (size < 4) return { length, x: (at) => (first + at) / sampleRate, y: (at) => samples[first + at]! };
  const extremes = sampleExtremes(samples, first, length, size);
  return { length: extremes.length, x: (at) => extremes.index(at) / sampleRate, y: extremes.value };
}

function peakOf({ length, y }: Trace): number {
  let peak = 0;
  for (let index = 0; index < length; index++) if (Math.abs(y(index)) > peak) peak = Math.abs(y(index));
  return peak;
}

/** The box cut into lanes of equal height, the last one higher by what its numbers need. */
function boxes(box: Box, count: number, numbers: number): Box[] {
  const height = Math.floor((box.height - numbers) / count);
  return Array.from({ length: count }, (_, index) => ({
    ...box,
    top: box.top + index * height,
    height: index === count - 1 ? height + numbers : height,
  }));
}
