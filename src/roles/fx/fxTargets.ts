import type { RoleTargets } from '../../metrics/report/roleTargets.ts';
import { commonRemedies } from '../commonRemedies.ts';

/** What effects have in common is little: their loudness, and what moves them. Each kind says what it is like. */
export const fxTargets: RoleTargets = {
  lufs: -16,
  remedies: {
    ...commonRemedies,
    noise: { parameter: 'noise', effect: 'same' },
    decay: { parameter: 'decay', effect: 'same' },
  },
};
