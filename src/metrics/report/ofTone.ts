import type { Judgement } from './judgement.ts';
import { soundingSec } from './soundingSec.ts';

/** What is to be heard for less than this, in s, is a click or nothing: it has no tone to be judged. */
export const SHORTEST_SOUND = 0.01;

/** The value, but `null` where there is no tone: silence is neither dark nor noisy. */
export function ofTone(value: Judgement['value']): Judgement['value'] {
  return (measurements, setup) => (soundingSec(measurements) < SHORTEST_SOUND ? null : value(measurements, setup));
}
