/** From what was found in each channel to what is reported. */
import { DEFECT_LIMIT, type Defect, type Defects } from './defect.ts';

/** Counts them all, and lists the first by position; of those at one position, the lower channel. */
export function listDefects(found: readonly Defect[]): Defects {
  const sorted = [...found].sort((a, b) => a.frame - b.frame || a.channel - b.channel);
  let frames = 0;
  for (const defect of found) frames += defect.frames;
  return { count: found.length, frames, list: sorted.slice(0, DEFECT_LIMIT) };
}
