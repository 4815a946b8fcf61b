import type { Random } from '../../math/random.ts';
import { scaleTriads, type Triad } from '../scaleTriads.ts';
import type { ScaleName } from '../scales.ts';

/**
 * Sequences of chords that sound settled, for each scale: indices into `scaleTriads`, four chords each, the first on the tonic
 * and no other beside it, so that they can go round.
 */
export const progressions: Readonly<Record<ScaleName, readonly (readonly number[])[]>> = {
  major: ['0453', '0534', '0354', '0234', '0314', '0524'].map(degrees),
  minor: ['0526', '0356', '0656', '0265', '0326', '0534'].map(degrees),
  dorian: ['0303', '0363', '0236', '0436', '0136'].map(degrees),
  phrygian: ['0106', '0121', '0516', '0561'].map(degrees),
  lydian: ['0101', '0141', '0415', '0154'].map(degrees),
  mixolydian: ['0636', '0346', '0563', '0436'].map(degrees),
  locrian: ['0105', '0516', '0251', '0451'].map(degrees),
  harmonic_minor: ['0314', '0534', '0514', '0304'].map(degrees),
  melodic_minor: ['0343', '0104', '0314', '0134'].map(degrees),
  major_pentatonic: ['0123', '0312', '0143', '0213'].map(degrees),
  minor_pentatonic: ['0123', '0132', '0323', '0423'].map(degrees),
  blues: ['0123', '0203', '0142', '0523'].map(degrees),
  chromatic: ['0746', '0845', '0294', '0354', '0816', '0794'].map(degrees),
};

function degrees(digits: string): number[] {
  return Array.from(digits, Number);
}

/**
 * The chords of so many spans: two progressions in sections of four chords, A A B A, and again. Fewer chords are their beginning.
 *
 * @param random moves on by the same number of draws whatever `count` is
 */
export function chooseChords(scale: ScaleName, count: number, random: Random): Triad[] {
  const triads = scaleTriads(scale);
  const choices = progressions[scale];
  const first = random.nextInt(choices.length);
  const second = (first + 1 + random.nextInt(choices.length - 1)) % choices.length;
  return Array.from({ length: count }, (_, i) => {
    const progression = choices[Math.floor(i / 4) % 4 === 2 ? second : first]!;
    return triads[progression[i % 4]!]!;
  });
}
