/** A pitch to the cent, from where its harmonics lie. */

/** The number of harmonics in each round: what the first ones say tells where to look for the others. */
const ROUNDS = [4, 12, 32] as const;

/** A Hann window spreads a tone over ±2 bins; detuned voices spread its harmonics over a share of their frequency. */
const [SPREAD_BINS, SPREAD] = [3, 0.06];

/** Harmonics that are 30 dB below the strongest, or less than 6 dB above what lies between them, are left to the noise. */
const [LEAST_SHARE, LEAST_RISE] = [0.001, 4];

/** A pitch that is further away than this from the guess is another one. */
const SEMITONE = 1.06;

/** An offset fills the bins below. */
const FIRST_BIN = 2;

/** One of the first three harmonics is at most 30 dB below the strongest. */
const [FIRST_HARMONICS, LEAST_FIRST_SHARE] = [3, 0.001];

/**
 * The fundamental, in bins, of a sound whose fundamental is near `guess`: each harmonic has its centre of gravity in the power
 * spectrum, and their mean is weighted as in the curvature of an autocorrelation, with the power and the square of the number.
 * So detuned voices have the mean of their frequencies. `undefined` if the first harmonics are missing: chords and bells have a
 * common fundamental too, but far below what is heard.
 */
export function harmonicPitch(powers: Float64Array, guess: number): number | undefined {
  let fundamental = guess;
  for (const count of ROUNDS) {
    const harmonics = harmonicsOf(powers, fundamental, count);
    const strongest = harmonics.reduce((most, { power }) => Math.max(most, power), 0);
    const isFirst = harmonics.slice(0, FIRST_HARMONICS).some(({ power }) => power >= LEAST_FIRST_SHARE * strongest);
    if (!(strongest > 0) || !isFirst) return undefined;
    fundamental = meanOf(harmonics, strongest);
    if (!(fundamental < guess * SEMITONE && fundamental > guess / SEMITONE)) return undefined;
  }
  return fundamental;
}

function meanOf(harmonics: readonly Harmonic[], strongest: number): number {
  let moment = 0;
  let weights = 0;
  for (const { number, power, centre, rise } of harmonics) {
    if (power < LEAST_SHARE * strongest || (rise < LEAST_RISE && power < strongest)) continue;
    const weight = power * number * number;
    weights += weight;
    moment += (weight * centre) / number;
  }
  return moment / weights;
}

interface Harmonic {
  readonly number: number;
  readonly power: number;
  /** In bins. */
  readonly centre: number;
  /** Its highest bin over the mean of the two half a fundamental away. */
  readonly rise: number;
}

function harmonicsOf(powers: Float64Array, fundamental: number, most: number): Harmonic[] {
  const fitting = Math.floor((powers.length - 1) / fundamental - 0.5);
  return Array.from({ length: Math.max(1, Math.min(most, fitting)) }, (_, at) =>
    harmonicAt(powers, fundamental, at + 1),
  );
}

function harmonicAt(powers: Float64Array, fundamental: number, number: number): Harmonic {
  const middle = number * fundamental;
  const reach = Math.min(fundamental / 2, SPREAD_BINS + SPREAD * middle);
  const last = Math.min(powers.length - 1, Math.floor(middle + reach));
  let power = 0;
  let moment = 0;
  let peak = 0;
  for (let bin = Math.max(FIRST_BIN, Math.ceil(middle - reach)); bin <= last; bin++) {
    const value = powers[bin]!;
    power += value;
    moment += value * bin;
    peak = Math.max(peak, value);
  }
  const at = (bin: number): number => powers[Math.floor(bin + 0.5)] ?? 0;
  const around = (at(middle - fundamental / 2) + at(middle + fundamental / 2)) / 2;
  return { number, power, centre: power > 0 ? moment / power : middle, rise: around > 0 ? peak / around : LEAST_RISE };
}
