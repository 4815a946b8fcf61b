// What is measured of a room's impulse response: decay times, echo density, the statistics of its spectrum.
import { powersOf, rmsOf, transform } from './renderUnit.ts';

/** Bands of a signal, cut out of its spectrum with edges of a twentieth of an octave, raised cosines; by default whole octaves. */
export function bandsOf(x: Float32Array, centresHz: readonly number[], rate: number, octaves = 1): Float64Array[] {
  const n = 2 ** Math.ceil(Math.log2(1.1 * x.length));
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  re.set(x);
  transform(re, im);
  const gain = (bin: number, centre: number) => {
    const hz = (Math.min(bin, n - bin) * rate) / n;
    const edge = 0.5 + (Math.abs(Math.log2(hz / centre)) - octaves / 2) * 10;
    return edge <= 0 ? 1 : edge >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * edge);
  };
  return centresHz.map((centre) => {
    const gains = re.map((_, bin) => gain(bin, centre));
    const real = re.map((value, bin) => value * gains[bin]!);
    // Conjugated, so that the forward transform goes back.
    const imaginary = im.map((value, bin) => -value * gains[bin]!);
    transform(real, imaginary);
    return real.subarray(0, x.length);
  });
}

/** T30 (ISO 3382-1): a line through the backward-integrated energy between −5 and −35 dB, extrapolated to 60 dB. In seconds. */
export function decayTime(x: ArrayLike<number>, rate: number): number {
  const left = new Float64Array(x.length + 1);
  for (let at = x.length - 1; at >= 0; at--) left[at] = left[at + 1]! + x[at]! * x[at]!;
  const [high, low] = [left[0]! * 10 ** -0.5, left[0]! * 10 ** -3.5];
  let [n, t, d, tt, td] = [0, 0, 0, 0, 0];
  for (let at = 0; at < x.length; at++) {
    if (left[at]! > high || left[at]! < low) continue;
    const level = 10 * Math.log10(left[at]!);
    n++;
    t += at;
    d += level;
    tt += at * at;
    td += at * level;
  }
  return (-60 * (n * tt - t * t)) / (n * td - t * d) / rate;
}

/**
 * Normalised echo density (J. S. Abel & P. Huang, "A simple, robust measure of reverberation echo density", AES 121, 2006): the
 * share of samples beyond one standard deviation, in the 20 ms around a time, of the 31.73 % that Gaussian noise has.
 */
export function echoDensity(x: Float32Array, atSec: number, rate: number): number {
  const window = x.subarray(Math.round((atSec - 0.01) * rate), Math.round((atSec + 0.01) * rate));
  const deviation = rmsOf(window);
  const beyond = window.reduce((count, value) => count + (Math.abs(value) > deviation ? 1 : 0), 0);
  return beyond / window.length / 0.31731;
}

/**
 * Levels of a spectrum between 100 Hz and 10 kHz, where no filter shapes it. In the spectrum of a room in which many modes overlap, real
 * and imaginary part are Gaussian: power is distributed exponentially, and the level in dB has a standard deviation of 5.57
 * (M. R. Schroeder, "Die statistischen Parameter der Frequenzkurven von großen Räumen", Acustica 4, 1954).
 */
export function spectralLevels(
  x: Float32Array,
  rate: number,
): { readonly deviationDb: number; readonly highestDb: number } {
  const n = 2 ** Math.ceil(Math.log2(x.length));
  const padded = new Float32Array(n);
  padded.set(x);
  const powers = powersOf(padded).subarray(Math.ceil((100 * n) / rate), Math.floor((10_000 * n) / rate));
  const mean = powers.reduce((sum, power) => sum + power, 0) / powers.length;
  const levels = powers.map((power) => 10 * Math.log10(power / mean));
  const middle = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  const variance = levels.reduce((sum, level) => sum + (level - middle) ** 2, 0) / levels.length;
  return {
    deviationDb: Math.sqrt(variance),
    highestDb: levels.reduce((most, level) => Math.max(most, level), -Infinity),
  };
}
