/** A pitch to the cent, from where its harmonics lie. */
import { harmonicsOf, isPresent, type Harmonic } from './harmonicsOf.ts';

/** The number of harmonics in each round: what the first ones say tells where to look for the others. */
const ROUNDS = [4, 12, 32] as const;

/** −30 dB: harmonics that are so far below the strongest are left to the noise. */
const LEAST_SHARE = 0.001;

/** A pitch that is further away than this from the guess is another one. */
const SEMITONE = 1.06;

/**
 * The fundamental, in bins, of a sound whose fundamental is near `guess`: each harmonic has its centre of gravity in the power
 * spectrum, and their mean is weighted as in the curvature of an autocorrelation, with the power and the square of the number.
 * So detuned voices have the mean of their frequencies. `undefined` if there is none within a semitone.
 */
export function harmonicPitch(powers: Float64Array, guess: number): number | undefined {
  let fundamental = guess;
  for (const count of ROUNDS) {
    const mean = meanOf(harmonicsOf(powers, fundamental, count));
    if (!(mean < guess * SEMITONE && mean > guess / SEMITONE)) return undefined;
    fundamental = mean;
  }
  return fundamental;
}

/** NaN without any power. */
function meanOf(harmonics: readonly Harmonic[]): number {
  const strongest = harmonics.reduce((most, { power }) => Math.max(most, power), 0);
  let moment = 0;
  let weights = 0;
  for (const harmonic of harmonics) {
    const { number, power, centre } = harmonic;
    if (power < strongest && !isPresent(harmonic, LEAST_SHARE * strongest)) continue;
    const weight = power * number * number;
    weights += weight;
    moment += (weight * centre) / number;
  }
  return moment / weights;
}
