/** Picture: samples over time, one lane for each channel. */
import type { RgbImage } from '../io/encodePng.ts';
import { linearAxis, roundRange, timeAxis } from './axis.ts';
import { drawTrace } from './drawTrace.ts';
import { drawPlot, MARGIN, startPicture, type Box, type PictureOptions } from './plot.ts';
import { drawText } from './drawText.ts';
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
}

/** All lanes have one time axis and one scale, so that they can be compared. */
export function waveform(lanes: readonly Lane[], sampleRate: number, options: WaveformOptions = {}): RgbImage {
  const { canvas, box, scale } = startPicture(options);
  const longest = lanes.reduce((most, { samples }) => Math.max(most, samples.length), 0);
  const { fromSec = 0, toSec = longest / sampleRate, title = '' } = options;
  const first = Math.max(0, Math.floor(fromSec * sampleRate));
  // One sample beyond either end, so that the line reaches the edges.
  const parts = lanes.map(({ samples }) => ({
    length: Math.max(0, Math.min(samples.length, Math.ceil(toSec * sampleRate) + 1) - first),
    x: (index: number) => (first + index) / sampleRate,
    y: (index: number) => samples[first + index]!,
  }));
  const peak = options.peak ?? roundRange(parts.reduce((most, part) => Math.max(most, peakOf(part)), 0));
  const axes = { x: timeAxis(fromSec, toSec), y: linearAxis(-peak, peak, '') };
  boxes(box, lanes.length).forEach((lane, index) => {
    const name = lanes[index]!.name ?? '';
    const heading = index > 0 ? name : [title, name].filter((text) => text !== '').join(': ');
    const plot = drawPlot(canvas, lane, axes, { scale, title: heading });
    drawTrace(plot, parts[index]!, curveColour(0));
  });
  if (lanes.length === 0) drawText(canvas, MARGIN.left * scale, 4 * scale, title, { scale });
  return canvas;
}

function peakOf({ length, y }: { readonly length: number; readonly y: (index: number) => number }): number {
  let peak = 0;
  for (let index = 0; index < length; index++) if (Math.abs(y(index)) > peak) peak = Math.abs(y(index));
  return peak;
}

/** The box cut into lanes of equal height. */
function boxes(box: Box, count: number): Box[] {
  const height = Math.floor(box.height / count);
  return Array.from({ length: count }, (_, index) => ({ ...box, top: box.top + index * height, height }));
}
