// The minimum four-term Blackman–Harris window: F. J. Harris, "On the use of windows for harmonic analysis", Proc. IEEE 66
// (1978), table 1.
import { cos } from './cos.ts';

/** Periodic. Side lobes below −92 dB; the main lobe is eight bins wide. */
export function blackmanHarris(size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, n) => {
    const angle = (2 * Math.PI * n) / size;
    return 0.35875 - 0.48829 * cos(angle) + 0.14128 * cos(2 * angle) - 0.01168 * cos(3 * angle);
  });
}
