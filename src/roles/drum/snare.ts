/** Two modes of the shell, and the wires below it. */
import type { F32 } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { sine } from '../../units/oscillators/sine.ts';
import type { KindDefinition } from '../kind.ts';
import type { drumParameters } from './drumParameters.ts';
import { drumVoice } from './drumVoice.ts';
import { drumKindTargets } from './drumTargets.ts';

/** The second mode against the first, as the TR-808 and the TR-909 have it (about 180 and 330 Hz). */
const SECOND_MODE = 1.78;

export const snare: KindDefinition<typeof drumParameters> = {
  name: 'snare',
  description: 'A snare drum: two modes of the shell and the noise of the wires.',
  words: ['snare drum', 'sd', 'backbeat', '808 snare', '909 snare'],
  pitched: 'none',
  rangeHz: [110, 360],
  rhythm: '....X.......X..o',
  defaults: {
    frequency: 190,
    decay: 0.3,
    release: 0.3,
    pitch_sweep: 7,
    sweep_time: 0.04,
    overtones: 0.6,
    noise: 0.5,
    noise_decay: 0.9,
    click: 0.4,
    drive: 4,
    cutoff: 13000,
    width: 0.35,
    reverb: 0.06,
  },
  targets: drumKindTargets.snare,

  voice: () =>
    drumVoice('snare', { curve: 5, clickHz: 4500, level: 0.62 }, (hit) => {
      const { hz, rawHz, overtones, shortRing, noiseRing, toneGain, noiseGain, white } = hit;
      const shell = sine(hz).add(sine(hz.mul(SECOND_MODE)).mul(overtones));
      const wires = stateVariableFilter({ cutoffHz: rawHz.mul(4), q: Math.SQRT1_2 });
      const noise = (x: F32): F32 => wires(x).high.mul(noiseRing).mul(noiseGain);
      return { mid: shell.mul(shortRing).mul(toneGain).mul(0.8).add(noise(white.mid)), side: noise(white.side) };
    }),
};
