import { scaleDegreeToSemitones, type ScaleName, scales } from './scales.ts';

/** Three notes as semitones above the tonic: the root (0–11), what stands for the third, and the fifth above the root. */
export type Triad = readonly [root: number, third: number, fifth: number];

/**
 * The chords that the notes of a scale give; the first is that of the tonic. In scales of seven notes, one for each degree: that
 * degree and the third and the fifth from it. Scales with fewer notes have few triads, so chords of root, fourth and fifth
 * ("sus4") complete them. The chromatic scale has all triads: those that go with a major tonic are listed.
 */
export function scaleTriads(scale: ScaleName): readonly Triad[] {
  const listed = fewNotes[scale];
  if (listed !== undefined) return listed;
  const tone = (degree: number): number => scaleDegreeToSemitones(scale, degree);
  return scales[scale].map((_, degree): Triad => [tone(degree), tone(degree + 2), tone(degree + 4)]);
}

/** In C: the names of chords. */
const fewNotes: Partial<Record<ScaleName, readonly Triad[]>> = {
  major_pentatonic: [
    [0, 4, 7], // C
    [9, 12, 16], // Am
    [2, 7, 9], // Dsus4
    [7, 12, 14], // Gsus4
    [9, 14, 16], // Asus4
  ],
  minor_pentatonic: [
    [0, 3, 7], // Cm
    [3, 7, 10], // E♭
    [5, 10, 12], // Fsus4
    [10, 15, 17], // B♭sus4
    [0, 5, 7], // Csus4
  ],
  blues: [
    [0, 3, 7], // Cm
    [3, 7, 10], // E♭
    [5, 10, 12], // Fsus4
    [10, 15, 17], // B♭sus4
    [3, 6, 10], // E♭m
    [0, 3, 6], // Cdim
  ],
  chromatic: [
    [0, 4, 7], // C
    [2, 5, 9], // Dm
    [3, 7, 10], // E♭
    [4, 7, 11], // Em
    [5, 9, 12], // F
    [5, 8, 12], // Fm
    [7, 11, 14], // G
    [8, 12, 15], // A♭
    [9, 12, 16], // Am
    [10, 14, 17], // B♭
  ],
};
