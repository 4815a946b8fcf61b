import { didYouMean } from '../didYouMean.ts';
import { PresetError } from '../errors.ts';
import { describeValue } from '../inputChecks.ts';
import type { Preset } from './preset.ts';

/**
 * The preset of a name: exactly so, or else in any case.
 *
 * @throws PresetError `unknown_preset`
 */
export function findPreset(name: string, presets: readonly Preset[]): Preset {
  const found =
    presets.find((preset) => preset.name === name) ??
    presets.find((preset) => preset.name?.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  const near = didYouMean(
    name,
    presets.flatMap((preset) => preset.name ?? []),
  );
  const suggestion = near === undefined ? 'List them with getAvailablePresets().' : `Did you mean \`${near}\`?`;
  throw new PresetError(`There is no preset ${describeValue(name).replace(/^the string /, '')}. ${suggestion}`, {
    ...{ code: 'unknown_preset', path: '', expected: 'the name of a preset', suggestion },
  });
}
