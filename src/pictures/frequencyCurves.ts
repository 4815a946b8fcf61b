/** Curves of levels in dB over the frequencies that can be heard, on a logarithmic scale. */
import type { RgbImage } from '../io/encodePng.ts';
import { log10 } from '../math/log10.ts';
import { frequencyAxis, linearAxis } from './axis.ts';
import { drawLegend } from './drawLegend.ts';
import { drawTrace } from './drawTrace.ts';
import { drawPlot, startPicture, type PictureOptions } from './plot.ts';
import { curveColour } from './theme.ts';

export interface FrequencyCurve {
  readonly name: string;
  /** At even distances from 0 Hz to half the sample rate. */
  readonly powers: ArrayLike<number>;
}

export interface FrequencyOptions extends PictureOptions {
  /** Top of the picture. Default: the next multiple of 10 dB over the largest level. */
  readonly toDb?: number;
  /** From top to bottom. Default 90 dB. */
  readonly rangeDb?: number;
}

export function frequencyCurves(
  curves: readonly FrequencyCurve[],
  sampleRate: number,
  options: FrequencyOptions,
): RgbImage {
  const { canvas, box, scale } = startPicture(options);
  const { rangeDb = 90, toDb = topOf(curves) } = options;
  const axes = { x: frequencyAxis(), y: linearAxis(toDb - rangeDb, toDb, 'dB') };
  const names = curves.map(({ name }) => name);
  const plot = drawPlot(canvas, drawLegend(canvas, box, names, scale), axes, { scale, title: options.title });
  curves.forEach(({ powers }, index) => {
    const binHz = sampleRate / 2 / (powers.length - 1);
    // Bin 0 has no place on a logarithmic axis.
    const trace = {
      length: powers.length - 1,
      x: (at: number) => (at + 1) * binHz,
      y: (at: number) => 10 * log10(powers[at + 1]!),
    };
    drawTrace(plot, trace, curveColour(index), curves.length === 1 ? toDb - rangeDb : undefined);
  });
  return canvas;
}

function topOf(curves: readonly FrequencyCurve[]): number {
  let most = 0;
  for (const { powers } of curves)
    for (let at = 0; at < powers.length; at++) if (powers[at]! > most) most = powers[at]!;
  // A little less than a multiple of 10 counts as one: a sine of amplitude 1 has 0 dB.
  return most > 0 && most < Infinity ? 10 * Math.ceil(log10(most) - 0.01) : 0;
}
