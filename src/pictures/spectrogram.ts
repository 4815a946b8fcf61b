/** Picture: levels over time and frequency, as colours. A sine of amplitude 1 is 0 dB. */
import type { RgbImage } from '../io/encodePng.ts';
import { log10 } from '../math/log10.ts';
import { frequencyAxis, linearAxis, timeAxis, type Axis } from './axis.ts';
import { colourMap } from './colourMap.ts';
import { drawText } from './drawText.ts';
import { createFrameSpectrum } from './frameSpectrum.ts';
import { drawPlot, MARGIN_COLOUR_BAR, startPicture, type PictureOptions, type Plot } from './plot.ts';
import { theme } from './theme.ts';

export interface SpectrogramOptions extends PictureOptions {
  /** Level of the brightest colour. Default 0 dB. */
  readonly toDb?: number;
  /** From the brightest to the darkest colour. Default 90 dB. */
  readonly rangeDb?: number;
  /** Samples in a frame, a power of two. Default: the one nearest to 90 ms. */
  readonly size?: number;
}

/** Shows the mean power of the channels. */
export function spectrogram(
  channels: readonly ArrayLike<number>[],
  sampleRate: number,
  options: SpectrogramOptions = {},
): RgbImage {
  const { canvas, box, scale } = startPicture(options);
  const { title, toDb = 0, rangeDb = 90, size = frameSize(sampleRate) } = options;
  const length = channels[0]?.length ?? 0;
  const axes = { x: timeAxis(0, length / sampleRate), y: frequencyAxis() };
  const plot = drawPlot(canvas, box, axes, { scale, title, marginRight: MARGIN_COLOUR_BAR });
  const levels = linearAxis(toDb - rangeDb, toDb, 'dB');
  const [columns, rows] = [plot.right - plot.left, plot.bottom - plot.top];
  const bands = Array.from({ length: rows }, (_, row) => bandOf(plot, row, sampleRate / size));
  const frame = createFrameSpectrum(size);
  for (let column = 0; column < columns; column++) {
    const middle = ((column + 0.5) * length) / columns;
    const powers = frame.measure(channels, Math.floor(middle - size / 2 + 0.5));
    for (let row = 0; row < rows; row++) {
      const level = 10 * log10(powerIn(powers, bands[row]!));
      canvas.fill(plot.left + column, plot.top + row, 1, 1, colourMap(levels.place(level)));
    }
  }
  drawColourBar(plot, levels);
  return canvas;
}

/** The power of two nearest to 90 ms. */
function frameSize(sampleRate: number): number {
  let size = 256;
  while (size * 1.5 < 0.09 * sampleRate) size *= 2;
  return size;
}

/** The bins, as fractions, between which a row of pixels lies; counted from the top. */
function bandOf(plot: Plot, row: number, binHz: number): readonly [number, number] {
  const rows = plot.bottom - plot.top;
  return [plot.y.value((rows - row - 1) / rows) / binHz, plot.y.value((rows - row) / rows) / binHz];
}

/** The largest bin of a band; where the band lies between two bins, what lies between them. 0 beyond half the sample rate. */
function powerIn(powers: Float64Array, [from, to]: readonly [number, number]): number {
  let most = 0;
  for (let bin = Math.ceil(from); bin <= to; bin++) most = Math.max(most, powers[bin] ?? 0);
  if (Math.ceil(from) <= to) return most;
  const below = Math.floor(from);
  const share = (from + to) / 2 - below;
  return (powers[below] ?? 0) * (1 - share) + (powers[below + 1] ?? 0) * share;
}

function drawColourBar({ canvas, right, top, bottom, scale }: Plot, levels: Axis): void {
  const [left, width, height] = [right + 6 * scale, 8 * scale, bottom - top];
  for (let row = 0; row < height; row++) canvas.fill(left, top + row, width, 1, colourMap(1 - row / (height - 1)));
  for (const { value, text } of levels.ticks(height / (18 * scale))) {
    const row = bottom - Math.max(1, Math.floor(levels.place(value) * height + 0.5));
    drawText(canvas, left + width + 3 * scale, row - 3 * scale, text, { scale });
  }
  drawText(canvas, left + width + 3 * scale, top - 11 * scale, levels.unit, { scale, colour: theme.axis });
}
