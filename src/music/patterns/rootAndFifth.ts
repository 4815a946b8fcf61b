import { scaleTriads } from '../scaleTriads.ts';
import type { Pattern } from './pattern.ts';

/** The root and the fifth that the scale has above it: what a low register can hold of a chord without mud. */
export const rootAndFifth: Pattern = ({ scale, lengthBeats }) => {
  const [root, , fifth] = scaleTriads(scale)[0]!;
  return [root, fifth].map((semitones) => ({ semitones, startBeats: 0, lengthBeats, velocity: 1 }));
};
