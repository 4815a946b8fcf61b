/** A sine that falls to its pitch, a beater, saturation. */
import type { F32 } from '../../ir/index.ts';
import { sine } from '../../units/oscillators/sine.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import type { KindDefinition } from '../kind.ts';
import type { drumParameters } from './drumParameters.ts';
import { drumVoice } from './drumVoice.ts';
import { drumKindTargets } from './drumTargets.ts';

export const kick: KindDefinition<typeof drumParameters> = {
  name: 'kick',
  description: 'A bass drum: a sine that falls to its pitch, with the click of a beater.',
  words: ['bass drum', 'kick drum', 'bd', '808 kick', '909 kick', 'four on the floor'],
  pitched: 'harmonic',
  rangeHz: [25, 130],
  rhythm: 'X...X...X...X...',
  defaults: {
    decay: 0.6,
    release: 0.6,
    pitch_sweep: 34,
    sweep_time: 0.05,
    overtones: 0.12,
    noise: 0.02,
    noise_decay: 0.1,
    click: 0.35,
    drive: 4,
    cutoff: 7000,
    width: 0.2,
  },
  targets: drumKindTargets.kick,

  voice: () =>
    drumVoice('kick', { curve: 5, clickHz: 3200, clickGain: 1.6, level: 0.68 }, (hit) => {
      const { hz, rawHz, overtones, ring, shortRing, noiseRing, toneGain, noiseGain, white } = hit;
      const above = sine(hz.mul(2))
        .add(sine(hz.mul(3)).mul(0.5))
        .mul(overtones);
      const skin = stateVariableFilter({ cutoffHz: rawHz.mul(30), q: 0.6 });
      const noise = (x: F32): F32 => skin(x).band.mul(noiseRing).mul(noiseGain).mul(1.5);
      const tone = sine(hz).mul(ring).add(above.mul(shortRing)).mul(toneGain);
      return { mid: tone.add(noise(white.mid)), side: noise(white.side) };
    }),
};
