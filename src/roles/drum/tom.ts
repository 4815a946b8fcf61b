/** A membrane: its lowest modes, falling a little as the skin relaxes. */
import type { F32 } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { modalRatios } from '../../units/oscillators/modalRatios.ts';
import { sine } from '../../units/oscillators/sine.ts';
import type { KindDefinition } from '../kind.ts';
import type { drumParameters } from './drumParameters.ts';
import { drumVoice } from './drumVoice.ts';
import { drumKindTargets } from './drumTargets.ts';

export const tom: KindDefinition<typeof drumParameters> = {
  name: 'tom',
  description: 'A tom: the modes of a membrane, falling a little after the hit.',
  words: ['toms', 'tom tom', 'tom-tom', 'floor tom', 'low tom', 'mid tom', 'high tom', 'conga', 'bongo', 'timpani'],
  pitched: { partial: 'fundamental', ratio: 1 },
  rangeHz: [50, 400],
  rhythm: '..........xxX.xX',
  defaults: {
    frequency: 110,
    decay: 0.65,
    release: 0.65,
    pitch_sweep: 5,
    sweep_time: 0.07,
    overtones: 0.4,
    noise: 0.06,
    noise_decay: 0.25,
    click: 0.3,
    drive: 3,
    cutoff: 7000,
    width: 0.3,
    reverb: 0.05,
  },
  targets: drumKindTargets.tom,

  voice: () =>
    drumVoice('tom', { curve: 5, clickHz: 2800, clickGain: 1.2, level: 0.66 }, (hit) => {
      const { hz, rawHz, overtones, ring, shortRing, noiseRing, toneGain, noiseGain, white } = hit;
      const [, second, third, , fifth] = modalRatios.membrane;
      const mode = (ratio: number, gain: number): F32 => sine(hz.mul(ratio)).mul(gain);
      const above = shortRing.mul(overtones);
      const higher = mode(third, 0.5).add(mode(fifth, 0.35)).mul(ring).mul(above);
      const skin = stateVariableFilter({ cutoffHz: rawHz.mul(9).min(4000), q: 0.6 });
      const noise = (x: F32): F32 => skin(x).band.mul(noiseRing).mul(noiseGain);
      const tone = sine(hz).mul(ring).add(mode(second, 0.7).mul(above)).add(higher).mul(0.85);
      return {
        mid: tone.mul(toneGain).add(noise(white.mid)),
        side: higher.mul(toneGain).add(noise(white.side)),
      };
    }),
};
