import { dbToGain } from '../../math/index.ts';
import type { LoudnessEnergies } from '../../metrics/loudness/energyMeter.ts';
import { gatedLoudness } from '../../metrics/loudness/gatedLoudness.ts';

/** So loud that the absolute gate (BS.1770: −70 LUFS) keeps nothing out that a float32 can hold. */
const ENORMOUS_DB = 900;
/** Each step takes at least one block of 400 ms out of the measurement, or none any more. */
const MOST_STEPS = 100;
const EXACT_LU = 1e-6;

/**
 * The gain that brings a sound to a loudness, in dB; `null` if it is silent.
 *
 * The absolute gate is on the sound after the gain, so loudness does not just move by the gain: it is less where quiet blocks pass
 * the gate too. From a gain at which all pass, steps lead down to the largest gain that is right.
 *
 * @param targetLufs above −70
 */
export function gainForLoudness(energies: LoudnessEnergies, targetLufs: number): number | null {
  const loudest = gatedLoudness(energies, dbToGain(ENORMOUS_DB));
  if (loudest === null) return null;
  let gainDb = targetLufs - (loudest - ENORMOUS_DB);
  for (let step = 0; step < MOST_STEPS; step++) {
    const loudness = gatedLoudness(energies, dbToGain(gainDb));
    if (loudness === null || loudness - targetLufs < EXACT_LU) break;
    gainDb -= loudness - targetLufs;
  }
  return gainDb;
}
