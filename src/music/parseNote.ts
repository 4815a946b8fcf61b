import { parseKey } from './keys.ts';

/**
 * The MIDI note number of a note name in scientific pitch notation: a letter A–G of either case, up to two accidentals of one
 * sort (`#`, `♯`, `b`, `♭`) and an octave from −1 to 9. C4 is 60 (middle C), A4 is 69 (440 Hz). The octave belongs to the letter:
 * "B#3" is "C4", and "Cb4" is "B3". The first character is always the letter, so "b4" is B and "bb4" is B flat.
 *
 * @returns 0–127, or `undefined` when it is not a note name, or the name of a note that MIDI does not have
 */
export function parseNote(text: string): number | undefined {
  const [, letter, accidentals = '', octave] = /^([A-Ga-g])([#♯]{0,2}|[b♭]{0,2})([-−]1|\d)$/.exec(text) ?? [];
  const natural = letter === undefined ? undefined : parseKey(letter);
  if (natural === undefined || octave === undefined) return undefined;
  const sign = accidentals.startsWith('#') || accidentals.startsWith('♯') ? 1 : -1;
  const midi = 12 * (Number(octave.replace('−', '-')) + 1) + natural + sign * accidentals.length;
  return midi >= 0 && midi <= 127 ? midi : undefined;
}
