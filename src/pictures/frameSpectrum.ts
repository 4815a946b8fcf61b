/** The power spectrum of one moment of a sound: what spectrum and spectrogram are made of. */
import { blackmanHarris } from '../math/blackmanHarris.ts';
import { createFft } from '../math/fft.ts';

export interface FrameSpectrum {
  /** Samples in a frame. */
  readonly size: number;
  /**
   * The mean over the channels, bins 0 to size/2, of the frame that begins at sample `start`; what lies outside the sound is
   * silence. A sine of amplitude 1 has power 1 where it lies on a bin, and up to 0.83 dB less between two.
   */
  readonly measure: (channels: readonly ArrayLike<number>[], start: number) => Float64Array;
}

/** Frames through a Blackman–Harris window. The array that `measure` returns is overwritten by the next call. */
export function createFrameSpectrum(size: number): FrameSpectrum {
  const fft = createFft(size);
  const window = blackmanHarris(size);
  const sum = window.reduce((total, value) => total + value, 0);
  const frame = new Float64Array(size);
  const [re, im] = [new Float64Array(size / 2 + 1), new Float64Array(size / 2 + 1)];
  const powers = new Float64Array(size / 2 + 1);
  return {
    size,
    measure: (channels, start) => {
      powers.fill(0);
      const scale = 4 / (sum * sum * channels.length);
      for (const samples of channels) {
        const [first, end] = [Math.max(0, -start), Math.min(size, samples.length - start)];
        frame.fill(0);
        for (let at = first; at < end; at++) frame[at] = samples[start + at]! * window[at]!;
        fft.real(frame, re, im);
        for (let bin = 0; bin < powers.length; bin++) {
          powers[bin] = powers[bin]! + scale * (re[bin]! * re[bin]! + im[bin]! * im[bin]!);
        }
      }
      return powers;
    },
  };
}
