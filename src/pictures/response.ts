/** Picture: the magnitude responses of linear systems, from their answers to one sample of 1. */
import type { RgbImage } from '../io/encodePng.ts';
import { createFft } from '../math/fft.ts';
import { frequencyCurves, type FrequencyOptions } from './frequencyCurves.ts';

export interface ImpulseResponse {
  readonly name: string;
  /** To be so long that nothing more follows. */
  readonly samples: ArrayLike<number>;
}

export function response(
  answers: readonly ImpulseResponse[],
  sampleRate: number,
  options: FrequencyOptions = {},
): RgbImage {
  const curves = answers.map(({ name, samples }) => ({ name, powers: powersOf(samples) }));
  return frequencyCurves(curves, sampleRate, options);
}

/** Padded to 65536 samples at least: at 20 Hz a bin is then narrower than a pixel's neighbour. */
function powersOf(samples: ArrayLike<number>): Float64Array {
  let size = 65536;
  while (size < samples.length) size *= 2;
  const padded = new Float64Array(size);
  for (let at = 0; at < samples.length; at++) padded[at] = samples[at]!;
  const [re, im] = [new Float64Array(size / 2 + 1), new Float64Array(size / 2 + 1)];
  createFft(size).real(padded, re, im);
  return re.map((value, bin) => value * value + im[bin]! * im[bin]!);
}
