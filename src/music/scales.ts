/**
 * Scales, as semitones above the tonic in twelve-tone equal temperament.
 */

/** Ascending, starting at 0 and below 12. `melodic_minor` is its ascending form; `blues` is the minor blues hexatonic. */
export const scales = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  phrygian: [0, 1, 3, 5, 7, 8, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
  locrian: [0, 1, 3, 5, 6, 8, 10],
  harmonic_minor: [0, 2, 3, 5, 7, 8, 11],
  melodic_minor: [0, 2, 3, 5, 7, 9, 11],
  major_pentatonic: [0, 2, 4, 7, 9],
  minor_pentatonic: [0, 3, 5, 7, 10],
  blues: [0, 3, 5, 6, 7, 10],
  chromatic: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
} as const satisfies Record<string, readonly number[]>;

export type ScaleName = keyof typeof scales;

/** In the order of the table; `major` and `minor` come first. */
export const scaleNames = Object.keys(scales) as ScaleName[];

/**
 * Semitones above the tonic of a scale degree that may lie in any octave.
 *
 * @param scale its name
 * @param degree whole number; 0 is the tonic, negative degrees lie below it, e.g. 7 in a seven-note scale gives 12
 * @returns whole number of semitones
 */
export function scaleDegreeToSemitones(scale: ScaleName, degree: number): number {
  const steps: readonly number[] = scales[scale];
  const octave = Math.floor(degree / steps.length);
  return octave * 12 + (steps[degree - octave * steps.length] ?? NaN);
}
