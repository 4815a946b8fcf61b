import { canonicalJson } from './canonicalJson.ts';
import type { ValidPreset } from './preset.ts';

/**
 * SHA-256, in lower-case hexadecimal, of what determines the sound of a preset: the same for two presets that differ in their names, in
 * the order of their keys, or in defaults that only one of them writes out. An absent frequency is another thing than its default:
 * without it, the role plays in the key of the music.
 */
export async function presetHash(preset: ValidPreset): Promise<string> {
  const { schema_version, role, parameters, given, constraints } = preset;
  const sound = { schema_version, role, parameters, fixed_frequency: given.includes('frequency'), constraints };
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(sound)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
