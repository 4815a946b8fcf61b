import { scaleTriads } from '../scaleTriads.ts';
import type { Pattern } from './pattern.ts';

/** The triad of the tonic, for as long as there is time. */
export const heldChord: Pattern = ({ scale, lengthBeats }) =>
  scaleTriads(scale)[0]!.map((semitones) => ({ semitones, startBeats: 0, lengthBeats, velocity: 1 }));
