import { dbToGain, log10 } from '../../math/index.ts';

/** BS.1770-5, Annex 1, equation (2): it cancels the gain of the K-weighting at 997 Hz. */
const OFFSET_DB = -0.691;

/** The loudness of a weighted mean power in LUFS; `null` for silence. */
export function lufs(power: number): number | null {
  return power > 0 && power < Infinity ? OFFSET_DB + 10 * log10(power) : null;
}

/** The weighted mean power that has this loudness. */
export function powerOfLufs(loudness: number): number {
  // 10^(x/10) is the gain of 2x dB.
  return dbToGain(2 * (loudness - OFFSET_DB));
}
