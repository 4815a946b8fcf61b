/** Two bright tones, the second of which is higher and rings: something was picked up. */
import type { KindDefinition } from '../kind.ts';
import type { fxParameters } from './fxParameters.ts';
import { gameTone } from './gameTone.ts';
import { gameVoice } from './gameVoice.ts';

/** Where its overtones are: twice and four times the tone, then 5, 7, 8 … */
const RING_RATIO = 3;

export const coin: KindDefinition<typeof fxParameters> = {
  name: 'coin',
  description: 'Two bright tones, the second of which is higher and rings.',
  words: ['coin', 'pickup', 'pick up', 'collect'],
  pitched: 'harmonic',
  rangeHz: [261.626, 2093.005],
  defaults: {
    frequency: 988,
    ...{ attack: 0.001, decay: 0.7, sustain: 0, release: 0.1 },
    ...{ steps: 2, interval: 5, step_time: 0.15 },
    ...{ harmonics: 0.35, ring: 0.3, noise: 0, cutoff: 14000, width: 0.2, reverb: 0.1, reverb_time: 1 },
  },
  targets: {
    lufs: -16,
    spectrum: [
      [125, -34, 6],
      [500, -16, 8],
      [1000, 18, 11],
      [2000, 17, 8],
      [4000, 21, 6],
      [8000, 17, 8],
      [16_000, 8, 9],
    ],
    tiltDbPerOctave: { from: 6, to: 15 },
    clarity: { from: 0.8 },
    centroidHz: { from: 1200, to: 6500 },
    attackSec: { to: 0.02 },
    decaySec: { from: 0.2, to: 1.5 },
    pitchHz: { from: 250, to: 2500 },
  },
  voice: () =>
    gameVoice({ name: 'coin', headroom: 0.85, bend: 4, tone: ({ hz, age }) => gameTone(hz, age, RING_RATIO) }),
};
