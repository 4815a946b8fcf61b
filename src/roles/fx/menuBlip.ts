/** A very short, clean tone: something was chosen. */
import type { KindDefinition } from '../kind.ts';
import type { fxParameters } from './fxParameters.ts';
import { gameTone } from './gameTone.ts';
import { gameVoice } from './gameVoice.ts';

const RING_RATIO = 4;

export const menuBlip: KindDefinition<typeof fxParameters> = {
  name: 'menu_blip',
  description: 'A very short, clean tone.',
  words: ['menu blip', 'blip', 'click', 'select', 'ui', 'button'],
  pitched: 'harmonic',
  rangeHz: [130.813, 2093.005],
  defaults: {
    frequency: 880,
    ...{ attack: 0.001, decay: 0.09, sustain: 0, release: 0.02 },
    ...{ step_time: 0.1, harmonics: 0.12, ring: 0.15, noise: 0, cutoff: 12000, width: 0.1, reverb: 0 },
  },
  targets: {
    // So short that more would take hard limiting.
    lufs: -20,
    spectrum: [
      [500, 0, 20],
      [1000, 10, 16],
      [2000, 10, 13],
      [4000, 12, 13],
      [8000, 6, 15],
      [16_000, -2, 13],
    ],
    centroidHz: { from: 250, to: 5500 },
    clarity: { from: 0.45 },
    attackSec: { to: 0.01 },
    sustainDb: { to: -9 },
    decaySec: { from: 0.02, to: 0.25 },
  },
  voice: () =>
    gameVoice({ name: 'menuBlip', headroom: 0.85, bend: 3, tone: ({ hz, age }) => gameTone(hz, age, RING_RATIO) }),
};
