import type { LongTermSpectrum } from './longTermSpectrum.ts';

/** The power between two frequencies in Hz: a bin reaches half a bin to both sides, and its power is spread evenly. */
export function powerBetween({ powers, binHz }: LongTermSpectrum, lowHz: number, highHz: number): number {
  const low = Math.max(0, lowHz / binHz + 0.5);
  const high = Math.min(highHz / binHz + 0.5, powers.length);
  const first = Math.floor(low);
  const last = Math.floor(high);
  if (first >= last) return (powers[first] ?? 0) * Math.max(0, high - low);
  let power = powers[first]! * (first + 1 - low);
  for (let bin = first + 1; bin < last; bin++) power += powers[bin]!;
  return power + (powers[last] ?? 0) * (high - last);
}
