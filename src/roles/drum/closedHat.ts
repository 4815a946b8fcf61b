import type { KindDefinition } from '../kind.ts';
import type { drumParameters } from './drumParameters.ts';
import { hat } from './hat.ts';
import { drumKindTargets } from './drumTargets.ts';

export const closedHat: KindDefinition<typeof drumParameters> = {
  name: 'closed_hat',
  description: 'A closed hi-hat: metal and hiss, very short.',
  words: ['closed hat', 'closed hi-hat', 'hi-hat', 'hihat', 'hat', 'hats', 'ch', 'hh'],
  pitched: 'none',
  rangeHz: [200, 1200],
  rhythm: 'X.o.x.o.X.o.x.o.',
  defaults: {
    frequency: 420,
    decay: 0.09,
    release: 0.09,
    overtones: 0.8,
    noise: 0.4,
    noise_decay: 0.8,
    click: 0.25,
    cutoff: 18000,
    width: 0.35,
  },
  targets: drumKindTargets.closed_hat,

  voice: () => hat('closedHat', { curve: 5, clickHz: 8000, level: 0.4 }),
};
