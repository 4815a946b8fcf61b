/**
 * Picture: the spectrum of sounds, averaged over their length (P. D. Welch, "The use of fast Fourier transform for the
 * estimation of power spectra", IEEE Trans. Audio Electroacoust. 15, 1967). A sine of amplitude 1 is 0 dB.
 */
import type { RgbImage } from '../io/encodePng.ts';
import { createFrameSpectrum } from './frameSpectrum.ts';
import { frequencyCurves, type FrequencyOptions } from './frequencyCurves.ts';

/** A sound with its channels, of which the picture shows the mean power. */
export interface Sound {
  readonly name: string;
  readonly channels: readonly ArrayLike<number>[];
}

export interface SpectrumOptions extends FrequencyOptions {
  /** Samples in a frame, a power of two. Default 16384, less for shorter sounds. */
  readonly size?: number;
}

export function spectrum(sounds: readonly Sound[], sampleRate: number, options: SpectrumOptions = {}): RgbImage {
  const curves = sounds.map(({ name, channels }) => ({ name, powers: meanPowers(channels, options.size) }));
  return frequencyCurves(curves, sampleRate, options);
}

/** Frames overlap by half; a sound that is shorter than one frame is padded. */
function meanPowers(channels: readonly ArrayLike<number>[], wanted = 16384): Float64Array {
  const length = channels[0]?.length ?? 0;
  let size = wanted;
  while (size > 256 && size > length) size /= 2;
  const frame = createFrameSpectrum(size);
  const frames = Math.max(1, Math.floor((2 * length) / size) - 1);
  const powers = new Float64Array(size / 2 + 1);
  for (let index = 0; index < frames; index++) {
    const measured = frame.measure(channels, (index * size) / 2);
    for (let bin = 0; bin < powers.length; bin++) powers[bin] = powers[bin]! + measured[bin]! / frames;
  }
  return powers;
}
