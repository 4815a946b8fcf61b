// The discrete Fourier transform X[k] = Σ x[n]·e^(−2πi·k·n/size) of a power of two, in float64 and the same bits everywhere.
// Sources: W. M. Gentleman & G. Sande, "Fast Fourier transforms: for fun and profit", AFIPS Conf. Proc. 29 (1966), decimation
// in frequency by fours, in place, before a bit reversal; real signals by a transform of half the length (Numerical Recipes,
// §12.3).
import { ConfigurationError } from '../errors.ts';
import { cos } from './cos.ts';
import { sin } from './sin.ts';

/** Transforms of one size, with their tables. Not scaled: a constant of 1 has X[0] = size. */
export interface Fft {
  /** A power of two from 2 to 2^24. */
  readonly size: number;
  /** Of a complex signal, in place. The inverse, times `size`, is the same call with `re` and `im` swapped. */
  readonly complex: (re: Float64Array, im: Float64Array) => void;
  /** The same, a sixth faster, with bin k at the index whose binary digits are those of k in reverse: see `reorder`. */
  readonly unordered: (re: Float64Array, im: Float64Array) => void;
  /** Swaps what lies at indices whose binary digits are in reverse. */
  readonly reorder: (values: Float64Array) => void;
  /** Of a real signal of `size` samples: fills bins 0 to size/2. The others are their conjugates. */
  readonly real: (x: ArrayLike<number>, re: Float64Array, im: Float64Array) => void;
}

/** @throws ConfigurationError for a size that is no power of two */
export function createFft(size: number): Fft {
  if (!(size >= 2 && size <= 16777216 && (size & (size - 1)) === 0)) throw badSize(size);
  const half = size / 2;
  const turns = unitCircle(size);
  const plan = createPlan(size, turns);
  let halfPlan: Plan | undefined;
  const [halfRe, halfIm] = [new Float64Array(half), new Float64Array(half)];

  return {
    size,
    complex: (re, im) => {
      transform(re, im, plan);
      swap(re, plan.pairs);
      swap(im, plan.pairs);
    },
    unordered: (re, im) => transform(re, im, plan),
    reorder: (values) => swap(values, plan.pairs),

    // Even samples are the real part of a signal of half the length, odd ones its imaginary part; their spectra are its
    // conjugate-symmetric and antisymmetric parts, joined by one more butterfly.
    real: (x, re, im) => {
      halfPlan ??= createPlan(half, turns);
      for (let n = 0; n < half; n++) {
        halfRe[n] = x[2 * n]!;
        halfIm[n] = x[2 * n + 1]!;
      }
      transform(halfRe, halfIm, halfPlan);
      swap(halfRe, halfPlan.pairs);
      swap(halfIm, halfPlan.pairs);
      for (let k = 1; k < half; k++) {
        const mirrored = half - k;
        const oddRe = (halfIm[k]! + halfIm[mirrored]!) / 2;
        const oddIm = (halfRe[mirrored]! - halfRe[k]!) / 2;
        re[k] = (halfRe[k]! + halfRe[mirrored]!) / 2 + (oddRe * turns.re[k]! - oddIm * turns.im[k]!);
        im[k] = (halfIm[k]! - halfIm[mirrored]!) / 2 + (oddRe * turns.im[k]! + oddIm * turns.re[k]!);
      }
      re[0] = halfRe[0]! + halfIm[0]!;
      re[half] = halfRe[0]! - halfIm[0]!;
      im[0] = im[half] = 0;
    },
  };
}

/** What a transform of `size` samples looks up. */
interface Plan {
  readonly size: number;
  /** For each pass over blocks of size, size/4 … more than 4: three factors for each butterfly, real and imaginary parts. */
  readonly factors: readonly Float64Array[];
  /** The indices that change places in the end, two by two. */
  readonly pairs: Int32Array;
}

interface ComplexArray {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** e^(−2πi·k/size) for k from 0 to size − 1. The first eighth is reckoned, the others are its mirror images, to the bit. */
function unitCircle(size: number): ComplexArray {
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  const half = size / 2;
  const quarter = size / 4;
  for (let k = 0; 8 * k <= size; k++) {
    const x = cos((2 * Math.PI * k) / size);
    const y = sin((2 * Math.PI * k) / size);
    if (size >= 4) {
      re[quarter - k] = y;
      im[quarter - k] = -x;
    }
    re[k] = x;
    im[k] = 0 - y;
  }
  for (let k = Math.ceil(quarter); k < half; k++) {
    re[k] = im[k - quarter]!;
    im[k] = 0 - re[k - quarter]!;
  }
  for (let k = half; k < size; k++) {
    re[k] = 0 - re[k - half]!;
    im[k] = 0 - im[k - half]!;
  }
  return { re, im };
}

/** The circle may be that of a larger size. */
function createPlan(size: number, circle: ComplexArray): Plan {
  const factors: Float64Array[] = [];
  for (let block = size; block > 4; block /= 4) {
    const stride = circle.re.length / block;
    const list = new Float64Array((6 * block) / 4);
    for (let at = 0, k = 0; at < list.length; at += 6, k += stride) {
      for (let power = 1; power <= 3; power++) {
        list[at + 2 * power - 2] = circle.re[power * k]!;
        list[at + 2 * power - 1] = circle.im[power * k]!;
      }
    }
    factors.push(list);
  }
  return { size, factors, pairs: reversedPairs(size) };
}

/** Each pair of indices below `size` whose binary digits are in reverse, once. */
function reversedPairs(size: number): Int32Array {
  // As many numbers are their own reverse as there are first halves of digits.
  let palindromes = 1;
  while (palindromes * palindromes < size) palindromes *= 2;
  const pairs = new Int32Array(size - palindromes);
  for (let i = 1, j = 0, at = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    pairs[at++] = i;
    pairs[at++] = j;
  }
  return pairs;
}

function swap(values: Float64Array, pairs: Int32Array): void {
  for (let at = 0; at < pairs.length; at += 2) {
    const i = pairs[at]!;
    const j = pairs[at + 1]!;
    const value = values[i]!;
    values[i] = values[j]!;
    values[j] = value;
  }
}

/** In place; the bins come in reversed order. */
function transform(re: Float64Array, im: Float64Array, { size, factors }: Plan): void {
  let block = size;
  for (const factorsOfBlock of factors) {
    splitBlocks(re, im, size, block, factorsOfBlock);
    block /= 4;
  }
  if (block === 4) splitFours(re, im, size);
  else if (block === 2) splitTwos(re, im, size);
}

/** Each block becomes four of a quarter of its length; the second gets the bins 4m + 2, the third 4m + 1, the last 4m + 3. */
function splitBlocks(re: Float64Array, im: Float64Array, size: number, block: number, w: Float64Array): void {
  const quarter = block / 4;
  for (let first = 0; first < size; first += block) {
    for (let j = 0, at = 0; j < quarter; j++, at += 6) {
      const a = first + j;
      const b = a + quarter;
      const c = b + quarter;
      const d = c + quarter;
      const evenRe = re[a]! + re[c]!;
      const evenIm = im[a]! + im[c]!;
      const halfTurnRe = re[a]! - re[c]!;
      const halfTurnIm = im[a]! - im[c]!;
      const oddRe = re[b]! + re[d]!;
      const oddIm = im[b]! + im[d]!;
      const quarterRe = re[b]! - re[d]!;
      const quarterIm = im[b]! - im[d]!;
      re[a] = evenRe + oddRe;
      im[a] = evenIm + oddIm;
      let x = halfTurnRe + quarterIm;
      let y = halfTurnIm - quarterRe;
      re[c] = x * w[at]! - y * w[at + 1]!;
      im[c] = x * w[at + 1]! + y * w[at]!;
      x = evenRe - oddRe;
      y = evenIm - oddIm;
      re[b] = x * w[at + 2]! - y * w[at + 3]!;
      im[b] = x * w[at + 3]! + y * w[at + 2]!;
      x = halfTurnRe - quarterIm;
      y = halfTurnIm + quarterRe;
      re[d] = x * w[at + 4]! - y * w[at + 5]!;
      im[d] = x * w[at + 5]! + y * w[at + 4]!;
    }
  }
}

/** Blocks of four, which need no factors. */
function splitFours(re: Float64Array, im: Float64Array, size: number): void {
  for (let a = 0; a < size; a += 4) {
    const b = a + 1;
    const c = a + 2;
    const d = a + 3;
    const evenRe = re[a]! + re[c]!;
    const evenIm = im[a]! + im[c]!;
    const halfTurnRe = re[a]! - re[c]!;
    const halfTurnIm = im[a]! - im[c]!;
    const oddRe = re[b]! + re[d]!;
    const oddIm = im[b]! + im[d]!;
    const quarterRe = re[b]! - re[d]!;
    const quarterIm = im[b]! - im[d]!;
    re[a] = evenRe + oddRe;
    im[a] = evenIm + oddIm;
    re[b] = evenRe - oddRe;
    im[b] = evenIm - oddIm;
    re[c] = halfTurnRe + quarterIm;
    im[c] = halfTurnIm - quarterRe;
    re[d] = halfTurnRe - quarterIm;
    im[d] = halfTurnIm + quarterRe;
  }
}

function splitTwos(re: Float64Array, im: Float64Array, size: number): void {
  for (let a = 0; a < size; a += 2) {
    const x = re[a + 1]!;
    const y = im[a + 1]!;
    re[a + 1] = re[a]! - x;
    im[a + 1] = im[a]! - y;
    re[a] = re[a]! + x;
    im[a] = im[a]! + y;
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
