/** The window of the power spectra. */
import { sin } from '../../math/sin.ts';

const known = new Map<number, Float64Array>();

/**
 * sin(π/2 · sin²(π(n + ½)/size)), the window of the Vorbis I specification (Xiph.Org 2020, §4.3.1). The squares of windows that
 * overlap by half sum up to 1 everywhere, so each sample counts alike and no power is lost, which is not so for Hann's window.
 * Leakage is Hann's: −50 dB outside ±5 bins, −80 dB outside ±20, and 18 dB less per octave from there.
 *
 * @param size even
 */
export function powerWindow(size: number): Float64Array {
  let window = known.get(size);
  if (window === undefined) {
    window = Float64Array.from({ length: size }, (_, n) => {
      const s = sin((Math.PI * (n + 0.5)) / size);
      return sin((Math.PI / 2) * s * s);
    });
    known.set(size, window);
  }
  return window;
}
