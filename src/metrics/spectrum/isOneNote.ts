import { harmonicsOf, isPresent } from './harmonicsOf.ts';

/** One of the first three harmonics is at most 30 dB below the strongest … */
const [FIRST_HARMONICS, LEAST_FIRST_SHARE] = [3, 0.001];

/** … or of twelve in a row, from the first that is, so many are at most 40 dB below. */
const [ROW, PRESENT_IN_ROW, LEAST_SHARE] = [12, 10, 0.0001];

const MOST_HARMONICS = 48;

/**
 * Whether a spectrum is that of one note with this fundamental (in bins). Chords and bells repeat themselves too, with the period
 * of a common fundamental far below: its first harmonics are missing, and many of the others.
 */
export function isOneNote(powers: Float64Array, fundamental: number): boolean {
  const harmonics = harmonicsOf(powers, fundamental, MOST_HARMONICS);
  const strongest = harmonics.reduce((most, { power }) => Math.max(most, power), 0);
  if (harmonics.slice(0, FIRST_HARMONICS).some(({ power }) => power >= LEAST_FIRST_SHARE * strongest)) return true;
  const present = harmonics.map((harmonic) => isPresent(harmonic, LEAST_SHARE * strongest));
  const first = present.indexOf(true);
  return first >= 0 && present.slice(first, first + ROW).filter(Boolean).length >= PRESENT_IN_ROW;
}
