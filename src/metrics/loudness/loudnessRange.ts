import { log10 } from '../../math/index.ts';
import type { LoudnessEnergies } from './energyMeter.ts';
import { powerOfLufs } from './lufs.ts';
import { subBlocks } from './subBlocks.ts';
import { windowPowers } from './windowPowers.ts';

/** EBU Tech 3342, section 3: gates at −70 LUFS and 20 LU below the loudness of what is left, then the 10th to the 95th percentile. */
const ABSOLUTE_GATE = powerOfLufs(-70);
const RELATIVE_GATE = 0.01;
const LOW = 0.1;
const HIGH = 0.95;

/**
 * Loudness range in LU, of the short-term loudness of complete windows of 3 s every 100 ms. `null` if no window is above the gates.
 * Not to be called stable under 60 s.
 */
export function loudnessRange(energies: LoudnessEnergies): number | null {
  const all = windowPowers(energies, subBlocks.shortTerm);
  const loud = all.filter((power, i) => i % subBlocks.gatingStep === 0 && power >= ABSOLUTE_GATE);
  let sum = 0;
  for (const power of loud) sum += power;
  const gate = (RELATIVE_GATE * sum) / loud.length;
  const sorted = loud.filter((power) => power >= gate).sort();
  if (sorted.length === 0) return null;
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share + 0.5)]!;
  return 10 * log10(at(HIGH) / at(LOW));
}
