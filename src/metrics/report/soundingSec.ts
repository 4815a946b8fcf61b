import type { Measurements } from './measurements.ts';

/** How long something is to be heard: the duration without the silence at both ends, in s. 0 for silence. */
export function soundingSec({ duration, silence_start: before, silence_end: after }: Measurements): number {
  return Math.max(0, duration - before - after);
}
