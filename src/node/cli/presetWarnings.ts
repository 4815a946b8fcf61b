/** What is valid in a preset, but may not be meant. */
import type { ValidPreset } from '../../presets/preset.ts';

/** @param hasContext whether the user gave a musical context */
export function presetWarnings({ parameters, constraints }: ValidPreset, hasContext: boolean): string[] {
  const warnings: string[] = [];
  if (parameters['amplitude'] === 0) warnings.push('parameters.amplitude is 0, so the sound is silent.');
  if (parameters['sustain'] === 0) warnings.push('parameters.sustain is 0, so nothing sounds after attack and decay.');
  const wishes = Object.keys(constraints);
  if (wishes.length > 0) {
    warnings.push(`constraints are checked, but not applied in this version: ${wishes.join(', ')}.`);
  }
  if (hasContext) warnings.push('the context is checked, but the pad follows neither key nor tempo in this version.');
  return warnings;
}
