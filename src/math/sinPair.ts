// The sine between −π/4 and π/4 with a few bits more than float64, for sin, cos and tan.
// Source of the coefficients: the Taylor series, 1/n!. The first term left out, y^19/19!, is below 2^-62 of the result.
import { setPair, type Pair } from './doubleDouble.ts';

/** Writes sin(y + yLow) into the pair. */
export function sinPair(y: number, yLow: number, out: Pair): void {
  const z = y * y;
  const series =
    -1 / 6 +
    z *
      (1 / 120 +
        z *
          (-1 / 5040 +
            z *
              (1 / 362880 +
                z * (-1 / 39916800 + z * (1 / 6227020800 + z * (-1 / 1307674368000 + z * (1 / 355687428096000)))))));
  // The sine of the low part is yLow cos y.
  setPair(out, y, y * z * series + (yLow - 0.5 * z * yLow));
}
