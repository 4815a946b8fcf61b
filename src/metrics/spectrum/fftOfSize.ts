/** Fourier transforms that are made once: their tables cost more than the transform of a frame. */
import { createFft, type Fft } from '../../math/fft.ts';

const known = new Map<number, Fft>();

/** The transform of a power of two; the same object for each call. */
export function fftOfSize(size: number): Fft {
  let fft = known.get(size);
  if (fft === undefined) {
    fft = createFft(size);
    known.set(size, fft);
  }
  return fft;
}
