/** Where the harmonics of a sound lie in its power spectrum. */

export interface Harmonic {
  readonly number: number;
  readonly power: number;
  /** Centre of gravity, in bins. */
  readonly centre: number;
  /** Its highest bin over the mean of the two half a fundamental away. */
  readonly rise: number;
}

/** A Hann window spreads a tone over ±2 bins; detuned voices spread its harmonics over a share of their frequency. */
const [SPREAD_BINS, SPREAD] = [3, 0.06];

/** An offset fills the bins below. */
const FIRST_BIN = 2;

/** Fewer than 6 dB above what lies between them, harmonics are left to the noise. */
const LEAST_RISE = 4;

/** The first harmonics of a fundamental (in bins), as many as fit and at most `most`, but at least one. */
export function harmonicsOf(powers: Float64Array, fundamental: number, most: number): Harmonic[] {
  const fitting = Math.floor((powers.length - 1) / fundamental - 0.5);
  return Array.from({ length: Math.max(1, Math.min(most, fitting)) }, (_, at) =>
    harmonicAt(powers, fundamental, at + 1),
  );
}

/** Whether it stands out, and has so much power at least. */
export const isPresent = ({ power, rise }: Harmonic, least: number): boolean => power >= least && rise >= LEAST_RISE;

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
