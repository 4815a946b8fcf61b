import type { KindDefinition } from '../kind.ts';
import type { drumParameters } from './drumParameters.ts';
import { hat } from './hat.ts';
import { drumKindTargets } from './drumTargets.ts';

export const openHat: KindDefinition<typeof drumParameters> = {
  name: 'open_hat',
  description: 'An open hi-hat: metal and hiss that ring for half a second.',
  words: ['open hat', 'open hi-hat', 'open hihat', 'hat open', 'hi-hat open', 'hihat open', 'oh'],
  pitched: 'none',
  rangeHz: [200, 1200],
  rhythm: '..X...X...X...X.',
  defaults: {
    frequency: 400,
    decay: 0.6,
    release: 0.6,
    overtones: 0.8,
    noise: 0.45,
    noise_decay: 0.9,
    click: 0.2,
    cutoff: 17000,
    width: 0.5,
  },
  targets: drumKindTargets.open_hat,

  voice: () => hat('openHat', { curve: 4, clickHz: 8000, level: 0.29 }),
};
