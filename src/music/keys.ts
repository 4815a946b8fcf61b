/**
 * Keys, i.e. tonics, as pitch classes: 0 = C, 1 = C sharp, … 11 = B.
 */

/** The name of each pitch class, written with sharps; index = pitch class. */
export const keys = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'] as const;

/**
 * The pitch class of a key name: a letter A–G of either case and at most one accidental, `#`, `♯`, `b` or `♭`
 * ("F#" → 6, "Bb" → 10, "Cb" → 11). The first character is always the letter, so "b" is B and "bb" is B flat.
 *
 * @returns 0–11, or `undefined` when it is not a key name
 */
export function parseKey(name: string): number | undefined {
  const match = /^([A-Ga-g])([#♯b♭]?)$/.exec(name);
  const letter = match?.[1];
  if (letter === undefined) return undefined;
  const natural = keys.findIndex((key) => key === letter.toUpperCase());
  const accidental = match?.[2] ?? '';
  if (accidental === '') return natural;
  return accidental === '#' || accidental === '♯' ? (natural + 1) % 12 : (natural + 11) % 12;
}
