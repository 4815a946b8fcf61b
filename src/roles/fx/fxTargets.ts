import type { RoleTargets } from '../../metrics/report/roleTargets.ts';

/** What effects have in common is little: their loudness, and what moves them. Each kind says what it is like. */
export const fxTargets: RoleTargets = {
  lufs: -16,
  remedies: {
    clipping: { parameter: 'amplitude', effect: 'same' },
    presence: { parameter: 'amplitude', effect: 'same' },
    brightness: { parameter: 'cutoff', effect: 'same' },
    noise: { parameter: 'noise', effect: 'same' },
    attack: { parameter: 'attack', effect: 'same' },
    sustain: { parameter: 'sustain', effect: 'same' },
    decay: { parameter: 'decay', effect: 'same' },
    width: { parameter: 'width', effect: 'same' },
    pitch: { parameter: 'frequency', effect: 'same' },
  },
};
