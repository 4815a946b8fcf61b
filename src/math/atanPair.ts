// The angle of a point in the first half quadrant with about 62 bits, for atan and atan2.
// Method: atan(y/x) = atan(c) + atan((y − c x)/(x + c y)) with c = j/16 nearest to y/x (Tang 1991, see atanTable), then the
// Taylor series. The quotient is taken of pairs, so that nothing is lost where y − c x cancels.
import { atanTable } from './atanTable.ts';
import { createPair, dividePairs, productError, setPair, sumError, type Pair } from './doubleDouble.ts';

const numerator = createPair();
const ratio = createPair();

/** Writes atan(y/x) into the pair. 0 < y ≤ x, both between 2^-480 and 2^480. The relative error is below 2^-61. */
export function atanPair(y: number, x: number, out: Pair): void {
  const j = Math.floor((y / x) * 16 + 0.5);
  const c = j / 16;
  const cx = c * x;
  const difference = y - cx;
  setPair(numerator, difference, sumError(y, -cx, difference) - productError(c, x, cx));
  const cy = c * y;
  const sum = x + cy;
  dividePairs(numerator[0]!, numerator[1]!, sum, sumError(x, cy, sum) + productError(c, y, cy), ratio);

  const q = ratio[0]!;
  const z = q * q;
  // Taylor: the first term left out, q^13/13, is below 2^-63 of q, as |q| ≤ 1/32.
  const series = -1 / 3 + z * (1 / 5 + z * (-1 / 7 + z * (1 / 9 + z * (-1 / 11))));
  const base = atanTable.high[j]!;
  const angle = base + q;
  setPair(out, angle, sumError(base, q, angle) + (atanTable.low[j]! + (ratio[1]! + q * z * series)));
}
