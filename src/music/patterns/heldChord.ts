import { scales } from '../scales.ts';
import type { Pattern } from './pattern.ts';

/** The triad of the tonic, for as long as there is time. */
export const heldChord: Pattern = ({ scale, lengthBeats }) =>
  tonicTriad(scales[scale]).map((semitones) => ({ semitones, startBeats: 0, lengthBeats, velocity: 1 }));

/** Root, third and fifth as the scale has them: the major third where it has both, the diminished fifth where it has no other. */
function tonicTriad(scale: readonly number[]): number[] {
  return [0, scale.includes(4) ? 4 : 3, scale.includes(7) ? 7 : 6];
}
