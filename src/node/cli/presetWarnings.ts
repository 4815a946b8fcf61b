/** What is valid in a preset, but may not be meant. */
import type { ValidPreset } from '../../presets/preset.ts';

export function presetWarnings({ parameters, constraints }: ValidPreset): string[] {
  const warnings: string[] = [];
  if (parameters['amplitude'] === 0) warnings.push('parameters.amplitude is 0, so the sound is silent.');
  if (parameters['sustain'] === 0) warnings.push('parameters.sustain is 0, so nothing sounds after attack and decay.');
  const wishes = Object.keys(constraints);
  if (wishes.length > 0) {
    warnings.push(`constraints are checked, but not applied in this version: ${wishes.join(', ')}.`);
  }
  return warnings;
}
