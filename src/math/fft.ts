// The discrete Fourier transform X[k] = Σ x[n]·e^(−2πi·k·n/size) of a power of two, in float64 and the same bits everywhere.
// Sources: J. W. Cooley & J. W. Tukey, "An algorithm for the machine calculation of complex Fourier series", Math. Comp. 19
// (1965), radix 2, in place, behind a bit reversal; real signals by a transform of half the length (Numerical Recipes, §12.3).
import { ConfigurationError } from '../errors.ts';
import { cos } from './cos.ts';
import { sin } from './sin.ts';

/** Transforms of one size, with their tables. Not scaled: a constant of 1 has X[0] = size. */
export interface Fft {
  /** A power of two from 2 to 2^24. */
  readonly size: number;
  /** Of a complex signal, in place. The inverse, times `size`, is the same call with `re` and `im` swapped. */
  readonly complex: (re: Float64Array, im: Float64Array) => void;
  /** Of a real signal of `size` samples: fills bins 0 to size/2. The others are their conjugates. */
  readonly real: (x: ArrayLike<number>, re: Float64Array, im: Float64Array) => void;
}

/** @throws ConfigurationError for a size that is no power of two */
export function createFft(size: number): Fft {
  if (!(size >= 2 && size <= 16777216 && (size & (size - 1)) === 0)) throw badSize(size);
  const half = size / 2;
  const cosines = new Float64Array(half);
  const sines = new Float64Array(half);
  for (let k = 0; k < half; k++) {
    cosines[k] = cos((2 * Math.PI * k) / size);
    sines[k] = -sin((2 * Math.PI * k) / size);
  }
  const [halfRe, halfIm] = [new Float64Array(half), new Float64Array(half)];

  return {
    size,
    complex: (re, im) => transform(re, im, size, cosines, sines),

    // Even samples are the real part of a signal of half the length, odd ones its imaginary part; their spectra are its
    // conjugate-symmetric and antisymmetric parts, joined by one more butterfly.
    real: (x, re, im) => {
      for (let n = 0; n < half; n++) {
        halfRe[n] = x[2 * n]!;
        halfIm[n] = x[2 * n + 1]!;
      }
      transform(halfRe, halfIm, half, cosines, sines);
      for (let k = 1; k < half; k++) {
        const mirrored = half - k;
        const oddRe = (halfIm[k]! + halfIm[mirrored]!) / 2;
        const oddIm = (halfRe[mirrored]! - halfRe[k]!) / 2;
        re[k] = (halfRe[k]! + halfRe[mirrored]!) / 2 + (oddRe * cosines[k]! - oddIm * sines[k]!);
        im[k] = (halfIm[k]! - halfIm[mirrored]!) / 2 + (oddRe * sines[k]! + oddIm * cosines[k]!);
      }
      re[0] = halfRe[0]! + halfIm[0]!;
      re[half] = halfRe[0]! - halfIm[0]!;
      im[0] = im[half] = 0;
    },
  };
}

/** In place, of `size` samples; the tables may be those of a larger size. */
function transform(re: Float64Array, im: Float64Array, size: number, cosines: Float64Array, sines: Float64Array): void {
  reverseBits(re, im, size);
  for (let half = 1, stride = cosines.length; half < size; half *= 2, stride /= 2) {
    for (let first = 0; first < size; first += 2 * half) {
      for (let a = first, turn = 0; a < first + half; a++, turn += stride) {
        const b = a + half;
        const x = re[b]! * cosines[turn]! - im[b]! * sines[turn]!;
        const y = re[b]! * sines[turn]! + im[b]! * cosines[turn]!;
        re[b] = re[a]! - x;
        im[b] = im[a]! - y;
        re[a] = re[a]! + x;
        im[a] = im[a]! + y;
      }
    }
  }
}

/** Swaps each sample with the one at the mirrored binary number. */
function reverseBits(re: Float64Array, im: Float64Array, size: number): void {
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    const x = re[i]!;
    re[i] = re[j]!;
    re[j] = x;
    const y = im[i]!;
    im[i] = im[j]!;
    im[j] = y;
  }
}

function badSize(size: number): ConfigurationError {
  return new ConfigurationError(`There is no Fourier transform of ${size} samples.`, {
    code: 'out_of_range',
    path: 'size',
    expected: 'a power of two from 2 to 16777216',
    suggestion: 'pad the signal with zeros to the next power of two',
  });
}
