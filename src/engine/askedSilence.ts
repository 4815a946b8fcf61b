/** Silence that the parameters of a preset ask for: valid, but perhaps not meant. */
import type { Finding } from '../metrics/report/finding.ts';
import type { Remark } from '../metrics/report/remark.ts';

/** One for each parameter that is exactly 0. */
export function askedSilence(parameters: Readonly<Record<string, unknown>>): Remark[] {
  const consequences = {
    amplitude: 'so the sound is silent.',
    sustain: 'so nothing sounds after attack and decay.',
  };
  return Object.entries(consequences).flatMap(([parameter, consequence]): Remark[] => {
    if (parameters[parameter] !== 0) return [];
    const suggestion = `Raise ${parameter} if that is not meant.`;
    const sentence = `parameters.${parameter} is 0, ${consequence} ${suggestion}`;
    const finding: Finding = {
      code: 'asked_silence',
      constraint: parameter,
      measured: 0,
      limit: 0,
      unit: '',
      parameter,
      direction: 'raise',
      suggestion,
    };
    return [{ sentence, finding }];
  });
}
