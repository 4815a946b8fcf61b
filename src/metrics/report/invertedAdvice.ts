/** Faults of a stereo sound that are no matter of more or less. */
import type { Advice } from './finding.ts';
import type { Measurements } from './measurements.ts';

/** Wider sounds than this come from an inverted channel, not from a chorus or a spread of voices. */
const INVERTED = -0.95;

/** From here on, in LU, the quieter channel is empty: `balance` ends there. */
const SILENT = 59.9;

/** What to do if one channel is the other upside down; `undefined` if it is not. */
export function invertedAdvice({ correlation }: Measurements): Advice | undefined {
  if (correlation === null || correlation > INVERTED) return undefined;
  return { parameter: 'polarity', suggestion: 'one channel is inverted, so invert it again' };
}

/** The channel without sound, of two; `undefined` if both have some. */
export function silentSide({ balance }: Measurements): 'left' | 'right' | undefined {
  if (balance === null || Math.abs(balance) < SILENT) return undefined;
  return balance > 0 ? 'right' : 'left';
}
