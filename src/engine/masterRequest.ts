/** What the master is asked for: the user's wish, or the default of the role. */
import { gainToDb } from '../math/decibels.ts';
import type { ValidPreset } from '../presets/preset.ts';
import type { Finish } from './finishAudio.ts';

/** In dBTP, where the preset has no limit of its own: what streaming services ask for (AES TD1008). */
const TRUE_PEAK_LIMIT = -1;
/** The amplitude at which a role has its default loudness. */
const MIDDLE_AMPLITUDE = 0.5;

/**
 * An explicit `lufs_target` holds whatever the amplitude. Without one the target of the role holds at amplitude 0.5 and moves with
 * the amplitude, decibel by decibel. `null` is left alone.
 */
export function masterRequest(
  { constraints, parameters }: Pick<ValidPreset, 'constraints' | 'parameters'>,
  roleLufs: number | null,
): NonNullable<Finish['master']> {
  const { lufs_target: asked, true_peak_limit: limit = TRUE_PEAK_LIMIT } = constraints;
  if (asked !== undefined) {
    return { lufs_target: asked, true_peak_limit: limit, target_from: asked === null ? 'none' : 'constraints' };
  }
  const amplitude = Number(parameters['amplitude'] ?? MIDDLE_AMPLITUDE);
  if (roleLufs === null || amplitude === 0) return { lufs_target: null, true_peak_limit: limit, target_from: 'none' };
  const target = roleLufs + gainToDb(amplitude / MIDDLE_AMPLITUDE);
  return { lufs_target: target, true_peak_limit: limit, target_from: 'role' };
}
