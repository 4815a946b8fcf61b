/** Samples next to each other that are all wrong. */
import { ORDER, TAPS } from './linearPrediction.ts';
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
  const right = new Float64Array(frames);
  for (let row = 0; row < frames; row++) {
    for (let k = 0; k < TAPS; k++) right[row] = right[row]! + filter[k]! * (errors[at + row + k] ?? 0);
  }
  const wrong = solveToeplitz(products, right);

  let left = 0;
  for (let index = Math.max(0, at - ORDER); index < Math.min(errors.length, at + frames + 3 * ORDER); index++) {
    let error = errors[index]!;
    for (let k = 0; k < TAPS; k++) error -= filter[k]! * (wrong[index - at - k] ?? 0);
    left = Math.max(left, Math.abs(error));
  }
  let size = 0;
  let edge = 0;
  for (let row = 0; row <= frames; row++) {
    const value = wrong[row] ?? 0;
    edge = Math.max(edge, Math.abs(value - (wrong[row - 1] ?? 0)));
    if (Math.abs(value) > Math.abs(size)) size = value;
  }
  return { size, edge, left };
}
