import type { RoleTargets } from '../metrics/report/roleTargets.ts';

/** Which parameter moves what, in all roles. */
export const commonRemedies: RoleTargets['remedies'] = {
  clipping: { parameter: 'amplitude', effect: 'same' },
  presence: { parameter: 'amplitude', effect: 'same' },
  brightness: { parameter: 'cutoff', effect: 'same' },
  attack: { parameter: 'attack', effect: 'same' },
  sustain: { parameter: 'sustain', effect: 'same' },
  width: { parameter: 'width', effect: 'same' },
  pitch: { parameter: 'frequency', effect: 'same' },
};
