/** A short tone that sweeps upwards. */
import type { KindDefinition } from '../kind.ts';
import type { fxParameters } from './fxParameters.ts';
import { gameTone } from './gameTone.ts';
import { gameVoice } from './gameVoice.ts';

const RING_RATIO = 2;

export const jump: KindDefinition<typeof fxParameters> = {
  name: 'jump',
  description: 'A short tone that sweeps upwards.',
  words: ['jump', 'hop'],
  pitched: 'harmonic',
  rangeHz: [65.406, 1046.502],
  defaults: {
    frequency: 262,
    ...{ attack: 0.003, decay: 0.28, sustain: 0, release: 0.05 },
    ...{
      sweep: 1.6,
      sweep_time: 0.5,
      sweep_curve: -0.2,
      harmonics: 0.6,
      noise: 0,
      cutoff: 9000,
      width: 0.15,
      reverb: 0.05,
      reverb_time: 0.6,
    },
  },
  targets: {
    lufs: -16,
    spectrum: [
      [63, -22, 9],
      [125, -13, 8],
      [250, 13, 12],
      [500, 11, 7],
      [1000, 4, 5],
      [4000, 1, 5],
      [16_000, -14, 10],
    ],
    tiltDbPerOctave: { from: -3, to: 4 },
    // The pitch moves.
    clarity: { to: 0.92 },
    centroidHz: { from: 250, to: 2200 },
    attackSec: { to: 0.03 },
    decaySec: { from: 0.1, to: 1.2 },
  },
  voice: () =>
    gameVoice({ name: 'jump', headroom: 0.75, bend: 1.5, tone: ({ hz, age }) => gameTone(hz, age, RING_RATIO) }),
};
