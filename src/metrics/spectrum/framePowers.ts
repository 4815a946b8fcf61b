/** The power spectra of some frames of a sound. */
import { arc } from './arc.ts';
import { fftOfSize } from './fftOfSize.ts';

/**
 * Powers of bins 0 to size/2, not scaled, of each two neighbours among the frames together, through a Hann window, free of
 * offsets. Of a single frame: its own.
 *
 * @param size of the transform, a power of two, at least `length`
 */
export function framePowers(
  samples: Float32Array,
  { length, starts }: { readonly length: number; readonly starts: readonly number[] },
  size: number,
): Float64Array[] {
  const fft = fftOfSize(size);
  const window = hannWindow(length);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const spectra: Float64Array[] = [];
  for (let at = 0; at < starts.length; at += 2) {
    load(re, samples, starts[at]!, window);
    if (at + 1 < starts.length) load(im, samples, starts[at + 1]!, window);
    else im.fill(0);
    fft.complex(re, im);
    // Two real frames are one complex frame: |A + iB|² of bins k and −k is twice |A|² + |B|².
    const powers = new Float64Array(size / 2 + 1);
    for (let bin = 1, other = size - 1; bin < powers.length; bin++, other--) {
      powers[bin] = re[bin]! * re[bin]! + im[bin]! * im[bin]! + (re[other]! * re[other]! + im[other]! * im[other]!);
    }
    spectra.push(powers);
  }
  return spectra;
}

/** A windowed frame; zeros behind it. */
function load(frame: Float64Array, samples: Float32Array, start: number, window: Float64Array): void {
  for (let at = 0; at < window.length; at++) frame[at] = samples[start + at]! * window[at]!;
  // In a whole frame an offset stays within the two lowest bins. A shorter one would spread it.
  if (window.length === frame.length) return;
  frame.fill(0, window.length);
  const mean = sumOf(frame) / sumOf(window);
  for (let at = 0; at < window.length; at++) frame[at] = frame[at]! - mean * window[at]!;
}

/** Periodic but for half a step, so that it is symmetric. */
function hannWindow(length: number): Float64Array {
  const cosines = arc(length, Math.PI / length, (2 * Math.PI) / length).re;
  for (let at = 0; at < length; at++) cosines[at] = 0.5 - 0.5 * cosines[at]!;
  return cosines;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return sum;
}
