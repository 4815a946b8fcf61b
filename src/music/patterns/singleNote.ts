import type { Pattern } from './pattern.ts';

/** The root, for as long as there is time. */
export const singleNote: Pattern = ({ lengthBeats }) => [{ semitones: 0, startBeats: 0, lengthBeats, velocity: 1 }];
