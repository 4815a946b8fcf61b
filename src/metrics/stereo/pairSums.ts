/** Two channels in three sums. The power of their mix follows from them: Σ(L + R)² = ΣL² + ΣR² + 2ΣLR. */
import { log10 } from '../../math/log10.ts';

export interface PairSums {
  /** ΣL². */
  readonly left: number;
  /** ΣR². */
  readonly right: number;
  /** ΣLR. */
  readonly cross: number;
}

/** No ratio is said to be larger: beyond this one of the two is as good as gone. */
export const MOST_LU = 60;

/**
 * Correlation as phase meters show it, ΣLR/√(ΣL²·ΣR²), without removing the means: 1 for equal channels, −1 for opposite ones,
 * whatever their levels. `null` if a channel is silent.
 */
export function correlationOf({ left, right, cross }: PairSums): number | null {
  if (!(left > 0 && right > 0)) return null;
  // Two roots: the product of two small powers could be 0. Rounding may lead a little over 1.
  return Math.max(-1, Math.min(1, cross / (Math.sqrt(left) * Math.sqrt(right))));
}

/**
 * How much weaker (L + R)/2 on one loudspeaker is than L and R on two, in LU (the weights of ITU-R BS.1770-5 are 1 for left, right
 * and mono): 3.01 for equal channels, 6.02 for unrelated ones or a single one, 60 if nothing is left. `null` for silence.
 */
export function monoLossOf({ left, right, cross }: PairSums): number | null {
  const stereo = left + right;
  return stereo > 0 ? levelDifference(stereo, (stereo + 2 * cross) / 4) : null;
}

/** Left over right in LU, −60 to 60. `null` for silence. */
export function balanceOf({ left, right }: PairSums): number | null {
  return left + right > 0 ? levelDifference(left, right) : null;
}

function levelDifference(power: number, reference: number): number {
  if (!(reference > 0)) return MOST_LU;
  if (!(power > 0)) return -MOST_LU;
  return Math.max(-MOST_LU, Math.min(MOST_LU, 10 * log10(power / reference)));
}
