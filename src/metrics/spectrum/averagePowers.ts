/** The power spectrum of a whole sound, averaged over frames. */
import { fftOfSize } from './fftOfSize.ts';
import { powerWindow } from './powerWindow.ts';

/**
 * Powers of bins 0 to size/2, one-sided, summed over the channels (P. D. Welch, "The use of fast Fourier transform for the
 * estimation of power spectra", IEEE Trans. Audio Electroacoust. 15, 1967). Frames overlap by half; the first begins half a
 * frame before the sound, the last ends after it, so each sample counts alike: the powers sum up to the energy of all
 * samples over `divisor`, but for rounding.
 *
 * @param channels finite samples, all channels of one length
 * @param size of a frame, a power of two
 * @param divisor by what the energy is divided, in samples; the length of the sound for its mean square
 */
export function averagePowers(channels: readonly Float32Array[], size: number, divisor: number): Float64Array {
  const half = size / 2;
  const fft = fftOfSize(size);
  const window = powerWindow(size);
  const frames = Math.ceil(channels[0]!.length / half) + 1;
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const sums = new Float64Array(size);

  // Two real frames, of two channels or of one, are one complex frame: |A + iB|² of bins k and −k is twice |A|² + |B|².
  const count = frames * channels.length;
  for (let job = 0; job < count; job += 2) {
    for (const [part, target] of [re, im].entries()) {
      const samples = job + part < count ? channels[(job + part) % channels.length]! : EMPTY;
      load(target, samples, (Math.floor((job + part) / channels.length) - 1) * half, window);
    }
    fft.unordered(re, im);
    addPowers(sums, re, im);
  }

  fft.reorder(sums);
  const scale = 1 / (size * divisor);
  const powers = new Float64Array(half + 1);
  powers[0] = sums[0]! * scale;
  for (let bin = 1; bin < half; bin++) powers[bin] = (sums[bin]! + sums[size - bin]!) * scale;
  powers[half] = sums[half]! * scale;
  return powers;
}

const EMPTY = new Float32Array(0);

// Four elements in each turn of a loop: half the time of one.
function addPowers(sums: Float64Array, re: Float64Array, im: Float64Array): void {
  for (let bin = 0; bin < sums.length; bin += 4) {
    sums[bin] = sums[bin]! + (re[bin]! * re[bin]! + im[bin]! * im[bin]!);
    sums[bin + 1] = sums[bin + 1]! + (re[bin + 1]! * re[bin + 1]! + im[bin + 1]! * im[bin + 1]!);
    sums[bin + 2] = sums[bin + 2]! + (re[bin + 2]! * re[bin + 2]! + im[bin + 2]! * im[bin + 2]!);
    sums[bin + 3] = sums[bin + 3]! + (re[bin + 3]! * re[bin + 3]! + im[bin + 3]! * im[bin + 3]!);
  }
}

/** The samples from `start` on, windowed; outside the sound is silence. */
function load(frame: Float64Array, samples: Float32Array, start: number, window: Float64Array): void {
  if (start < 0 || start + frame.length > samples.length) {
    frame.fill(0);
    const end = Math.min(frame.length, samples.length - start);
    for (let at = Math.max(0, -start); at < end; at++) frame[at] = samples[start + at]! * window[at]!;
    return;
  }
  for (let at = 0, from = start; at < frame.length; at += 4, from += 4) {
    frame[at] = samples[from]! * window[at]!;
    frame[at + 1] = samples[from + 1]! * window[at + 1]!;
    frame[at + 2] = samples[from + 2]! * window[at + 2]!;
    frame[at + 3] = samples[from + 3]! * window[at + 3]!;
  }
}
