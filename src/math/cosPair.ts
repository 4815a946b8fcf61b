// The cosine between −π/4 and π/4 with a few bits more than float64, for sin, cos and tan.
// Source of the coefficients: the Taylor series, 1/n!. The first term left out, y^18/18!, is below 2^-58.
import { productError, setPair, type Pair } from './doubleDouble.ts';

/** Writes cos(y + yLow) into the pair. */
export function cosPair(y: number, yLow: number, out: Pair): void {
  const z = y * y;
  const series =
    1 / 24 +
    z *
      (-1 / 720 +
        z * (1 / 40320 + z * (-1 / 3628800 + z * (1 / 479001600 + z * (-1 / 87178291200 + z * (1 / 20922789888000))))));
  // 1 − y²/2 without any rounding error, as the subtraction takes up to two bits.
  const half = 0.5 * z;
  const high = 1 - half;
  const low = 1 - high - half - 0.5 * productError(y, y, z);
  // The low part takes off yLow sin y.
  setPair(out, high, z * z * series + (low - yLow * (y - y * z * (1 / 6))));
}
