/** Two squares a little more than a fifth apart, through a band-pass, as in the TR-808. */
import type { F32 } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { pulse } from '../../units/oscillators/pulse.ts';
import type { KindDefinition } from '../kind.ts';
import type { drumParameters } from './drumParameters.ts';
import { drumVoice } from './drumVoice.ts';
import { drumKindTargets } from './drumTargets.ts';

/** 800 Hz over 540 Hz. */
const UPPER = 1.4815;

export const cowbell: KindDefinition<typeof drumParameters> = {
  name: 'cowbell',
  description: 'A cowbell: two hollow tones, struck.',
  words: ['cow bell', 'cb', 'agogo', 'bell percussion'],
  pitched: { partial: 'lower tone', ratio: 1 },
  rangeHz: [280, 1200],
  rhythm: 'X..x..x.X..x..x.',
  defaults: {
    frequency: 560,
    decay: 0.5,
    release: 0.5,
    overtones: 0.8,
    noise: 0.01,
    noise_decay: 0.1,
    click: 0.25,
    drive: 3,
    cutoff: 9000,
    width: 0.2,
    reverb: 0.05,
  },
  targets: drumKindTargets.cowbell,

  voice: () =>
    drumVoice('cowbell', { curve: 5, clickHz: 5000, level: 0.62 }, (hit) => {
      const { rawHz, steppedHz, overtones, ring, shortRing, noiseRing, toneGain, noiseGain, white } = hit;
      const body = stateVariableFilter({ cutoffHz: rawHz.mul(1.7), q: 0.9 });
      const struck = shortRing.mul(0.6).add(ring.mul(0.4)).mul(toneGain);
      const lower = pulse(steppedHz);
      const upper = pulse(steppedHz.mul(UPPER)).mul(overtones);
      const clank = stateVariableFilter({ cutoffHz: rawHz.mul(7), q: 0.8 });
      const noise = (x: F32): F32 => clank(x).band.mul(noiseRing).mul(noiseGain);
      return {
        mid: body(lower.add(upper)).band.mul(struck).mul(0.75).add(noise(white.mid)),
        side: body(upper).band.mul(struck).mul(0.4).add(noise(white.side)),
      };
    }),
};
