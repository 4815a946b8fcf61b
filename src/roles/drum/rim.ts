/** Stick on the rim: a few short modes of the shell. */
import type { F32 } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { sine } from '../../units/oscillators/sine.ts';
import type { KindDefinition } from '../kind.ts';
import type { drumParameters } from './drumParameters.ts';
import { drumVoice } from './drumVoice.ts';
import { drumKindTargets } from './drumTargets.ts';

/** That of the TR-808: 1667 Hz over 455 Hz. */
const SECOND_MODE = 3.664;
const THIRD_MODE = 6.13;

export const rim: KindDefinition<typeof drumParameters> = {
  name: 'rim',
  description: 'A rim shot: a stick on the rim, dry and short.',
  words: ['rim shot', 'rimshot', 'side stick', 'sidestick', 'cross stick', 'rs', 'woodblock', 'claves'],
  pitched: { partial: 'shell', ratio: 1 },
  rangeHz: [220, 1200],
  rhythm: '...x..x...x.x...',
  defaults: {
    frequency: 470,
    decay: 0.11,
    release: 0.11,
    sweep_time: 0.02,
    overtones: 0.6,
    noise: 0.06,
    noise_decay: 0.4,
    click: 0.6,
    drive: 6,
    cutoff: 12000,
    width: 0.2,
    reverb: 0.03,
    reverb_time: 0.4,
  },
  targets: drumKindTargets.rim,

  voice: () =>
    drumVoice('rim', { curve: 5.5, clickHz: 3800, clickGain: 1.5, level: 0.66 }, (hit) => {
      const { hz, rawHz, overtones, ring, shortRing, noiseRing, toneGain, noiseGain, white } = hit;
      const high = shortRing.mul(overtones);
      const upper = sine(hz.mul(SECOND_MODE)).mul(high);
      const edge = sine(hz.mul(THIRD_MODE)).mul(high).mul(0.4);
      const wood = stateVariableFilter({ cutoffHz: rawHz.mul(6), q: 0.8 });
      const noise = (x: F32): F32 => wood(x).band.mul(noiseRing).mul(noiseGain);
      const tone = sine(hz).mul(ring).add(upper).add(edge).mul(0.75);
      return {
        mid: tone.mul(toneGain).add(noise(white.mid)),
        side: upper.mul(0.3).sub(edge).mul(toneGain).add(noise(white.side)),
      };
    }),
};
