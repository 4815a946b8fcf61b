/**
 * Linear prediction: each sample as a weighted sum of the 12 before it. J. Makhoul, "Linear prediction: a tutorial review",
 * Proc. IEEE 63 (1975): the autocorrelation method, solved by the recursion of Levinson and Durbin.
 */

/** Two coefficients for each of up to six resonances. */
export const ORDER = 12;
/** Coefficients of an error filter: 1, and one for each sample before. */
export const TAPS = ORDER + 1;

/** White noise that the design reckons with, −90 dB below the sound, so that silence between partials is not relied on. */
const NOISE = 1e-9;

const lags = new Float64Array(TAPS + 3);
const before = new Float64Array(TAPS);

/**
 * Writes the error filter of a windowed piece of sound to `filters[at …]`: the sum over k of filters[at + k] · x[n − k] is
 * what cannot be predicted of x[n]. The first coefficient is 1; of silence the others are 0.
 *
 * @param windowed `length` samples (a multiple of 4), then at least 15 zeros
 * @returns the energy of the piece, which is not finite if a sample is not
 */
export function designErrorFilter(windowed: Float64Array, length: number, filters: Float64Array, at: number): number {
  for (let lag = 0; lag < TAPS; lag += 4) sumFourLags(windowed, length, lag);
  filters.fill(0, at, at + TAPS);
  filters[at] = 1;
  let error = lags[0]! * (1 + NOISE);
  for (let order = 1; order <= ORDER && error > 0; order++) {
    let sum = lags[order]!;
    for (let k = 1; k < order; k++) sum += filters[at + k]! * lags[order - k]!;
    const reflection = -sum / error;
    for (let k = 1; k < order; k++) before[k] = filters[at + k]!;
    for (let k = 1; k < order; k++) filters[at + k] = before[k]! + reflection * before[order - k]!;
    filters[at + order] = reflection;
    error *= 1 - reflection * reflection;
  }
  return lags[0]!;
}

/** Sums of products of samples that are `lag` to `lag + 3` apart. Four samples at a time, so that each is loaded once. */
function sumFourLags(x: Float64Array, length: number, lag: number): void {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let y0 = x[lag]!;
  let y1 = x[lag + 1]!;
  let y2 = x[lag + 2]!;
  for (let at = 0; at < length; at += 4) {
    const x0 = x[at]!;
    const y3 = x[at + lag + 3]!;
    sum0 += x0 * y0;
    sum1 += x0 * y1;
    sum2 += x0 * y2;
    sum3 += x0 * y3;
    const x1 = x[at + 1]!;
    const y4 = x[at + lag + 4]!;
    sum0 += x1 * y1;
    sum1 += x1 * y2;
    sum2 += x1 * y3;
    sum3 += x1 * y4;
    const x2 = x[at + 2]!;
    const y5 = x[at + lag + 5]!;
    sum0 += x2 * y2;
    sum1 += x2 * y3;
    sum2 += x2 * y4;
    sum3 += x2 * y5;
    const x3 = x[at + 3]!;
    const y6 = x[at + lag + 6]!;
    sum0 += x3 * y3;
    sum1 += x3 * y4;
    sum2 += x3 * y5;
    sum3 += x3 * y6;
    y0 = y4;
    y1 = y5;
    y2 = y6;
  }
  lags[lag] = sum0;
  lags[lag + 1] = sum1;
  lags[lag + 2] = sum2;
  lags[lag + 3] = sum3;
}
