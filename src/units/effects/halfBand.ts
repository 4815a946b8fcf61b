/**
 * Coefficients of half-band FIRs: the ideal interpolator between samples, windowed (J. F. Kaiser, "Nonrecursive digital
 * filter design using the I₀-sinh window function", IEEE Symposium on Circuits and Systems, 1974). Every other coefficient
 * of such a filter is 0, so it passes each sample as it is and computes only what lies halfway between two.
 */

/** How far a half-band looks, and how steep it is. */
export interface HalfBand {
  /** Samples on either side of the middle that take part. */
  readonly reach: number;
  /** Kaiser's parameter: the larger, the more attenuation, and the wider the transition around a quarter of the higher rate. */
  readonly beta: number;
}

/** What the samples at ½, 1½, 2½ … from the middle are multiplied by, on either side. Their sum is ½: DC passes unchanged. */
export function halfBand({ reach, beta }: HalfBand): number[] {
  const taps = Array.from({ length: reach }, (_, at) => {
    const distance = at + 0.5;
    const share = distance / reach;
    return ((at % 2 === 0 ? 1 : -1) / distance) * besselI0(beta * Math.sqrt(1 - share * share));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / (2 * sum));
}

/** The modified Bessel function of order 0: Σ ((x/2)ᵏ/k!)². */
function besselI0(x: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (x / (2 * k)) * (x / (2 * k));
    sum += term;
  }
  return sum;
}
