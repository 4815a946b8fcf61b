import { AudioError } from '../../errors.ts';
import { describeValue, inputChecks } from '../../inputChecks.ts';
import type { LoudnessEnergies } from './energyMeter.ts';
import { lufs, powerOfLufs } from './lufs.ts';
import { subBlocks } from './subBlocks.ts';
import { windowPowers } from './windowPowers.ts';

const check = inputChecks('audio', AudioError);

/** Blocks at or below it do not count. BS.1770-5, Annex 1: −70 LKFS. */
const ABSOLUTE_GATE = powerOfLufs(-70);
/** 10 LU below the loudness of the blocks that are left. */
const RELATIVE_GATE = 0.1;

/**
 * Integrated loudness in LUFS: blocks of 400 ms every 100 ms, gated (BS.1770-5, Annex 1, equations (3) to (7)). An incomplete
 * last block does not count. `null` without any block above the gates.
 *
 * @param energies what `loudnessEnergies` gave
 * @param gain what the sound is multiplied by before it is gated; finite and not negative
 * @throws AudioError `wrong_type` for anything else
 */
export function gatedLoudness(energies: LoudnessEnergies, gain = 1): number | null {
  if (!(energies?.values instanceof Float64Array)) {
    const suggestion = 'Pass what loudnessEnergies returned.';
    throw check.mismatch('energies', 'wrong_type', describeValue(energies), 'energies of a sound', suggestion);
  }
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
