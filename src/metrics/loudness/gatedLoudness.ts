import type { LoudnessEnergies } from './energyMeter.ts';
import { lufs, powerOfLufs } from './lufs.ts';
import { subBlocks } from './subBlocks.ts';
import { windowPowers } from './windowPowers.ts';

/** Blocks at or below it do not count. BS.1770-5, Annex 1: −70 LKFS. */
const ABSOLUTE_GATE = powerOfLufs(-70);
/** 10 LU below the loudness of the blocks that are left. */
const RELATIVE_GATE = 0.1;

/**
 * Integrated loudness in LUFS: blocks of 400 ms every 100 ms, gated (BS.1770-5, Annex 1, equations (3) to (7)). An incomplete
 * last block does not count. `null` without any block above the gates.
 *
 * @param gain what the sound is multiplied by before it is gated; finite and not negative
 */
export function gatedLoudness(energies: LoudnessEnergies, gain = 1): number | null {
  const powers = windowPowers(energies, subBlocks.momentary);
  const scale = gain * gain;
  const loud = meanAbove(powers, scale, ABSOLUTE_GATE);
  return lufs(meanAbove(powers, scale, Math.max(ABSOLUTE_GATE, RELATIVE_GATE * loud)));
}

/** The mean of the scaled powers of all gating blocks above `gate`; 0 if there is none. */
function meanAbove(powers: Float64Array, scale: number, gate: number): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < powers.length; i += subBlocks.gatingStep) {
    const power = scale * powers[i]!;
    if (!(power > gate)) continue;
    sum += power;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}
