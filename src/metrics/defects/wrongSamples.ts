/** Samples next to each other that are all wrong. */
import { ORDER, TAPS } from './designErrorFilter.ts';
import { solveToeplitz } from './solveToeplitz.ts';

export interface WrongSamples {
  /** By how much the sample that is most wrong is, with its sign. */
  readonly size: number;
  /** The largest change of that between neighbours. */
  readonly edge: number;
  /** The largest error that is left if they are put right. */
  readonly left: number;
}

/**
 * By how much `frames` samples from `at` on must be wrong for the energy of the errors to be least. A. J. E. M. Janssen, R. N. J.
 * Veldhuis & L. B. Vries, "Adaptive interpolation of discrete-time signals that can be modeled as autoregressive processes", IEEE Trans. ASSP 34 (1986).
 */
export function wrongSamples(errors: Float64Array, filter: Float64Array, at: number, frames: number): WrongSamples {
  const products = new Float64Array(TAPS);
  for (let lag = 0; lag < TAPS; lag++) {
    for (let k = 0; k + lag < TAPS; k++) products[lag] = products[lag]! + filter[k]! * filter[k + lag]!;
  }
  // What is wrong reaches into the errors of the next samples. Beyond the given ones there are none.
  const reach = Math.min(errors.length, at + frames + 3 * ORDER);
  const right = new Float64Array(frames);
  for (let row = 0; row < frames; row++) {
    let sum = 0;
    for (let k = 0, index = at + row; k < TAPS && index < reach; k++, index++) sum += filter[k]! * errors[index]!;
    right[row] = sum;
  }
  const wrong = solveToeplitz(products, right);

  // With zeros on either side, so that all sums have the same terms.
  const padded = new Float64Array(frames + 5 * ORDER);
  padded.set(wrong, ORDER);
  let left = 0;
  for (let index = Math.max(0, at - ORDER); index < at; index++) left = Math.max(left, Math.abs(errors[index]!));
  for (let index = at; index < reach; index++) {
    let error = errors[index]!;
    for (let k = 0, row = index - at + ORDER; k < TAPS; k++, row--) error -= filter[k]! * padded[row]!;
    left = Math.max(left, Math.abs(error));
  }
  let size = 0;
  let edge = 0;
  for (let row = ORDER; row <= frames + ORDER; row++) {
    const value = padded[row]!;
    edge = Math.max(edge, Math.abs(value - padded[row - 1]!));
    if (Math.abs(value) > Math.abs(size)) size = value;
  }
  return { size, edge, left };
}
