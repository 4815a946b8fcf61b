/** A sine that falls to the bottom, slowly. */
import type { KindDefinition } from '../kind.ts';
import { fxMotion } from './fxMotion.ts';
import type { fxParameters } from './fxParameters.ts';
import { fxLowPass, fxSource } from './fxSource.ts';
import { fxEnvelope, fxVoice } from './fxVoice.ts';
import { sweepClock } from './sweepClock.ts';
import { sceneTargets } from './sceneTargets.ts';

export const subDrop: KindDefinition<typeof fxParameters> = {
  name: 'sub_drop',
  description: 'A deep sine that falls, slowly, to the lowest that can be heard.',
  words: ['sub drop', 'bass drop', 'subdrop', '808 drop'],
  pitched: 'harmonic',
  rangeHz: [27.5, 523.251],
  defaults: {
    frequency: 180,
    ...{ attack: 0.005, decay: 4, sustain: 0.5, release: 0.8 },
    ...{ sweep: -2, sweep_time: 6, sweep_curve: -0.3, filter_sweep: 0 },
    ...{ noise: 0, harmonics: 0.03, cutoff: 900, resonance: 0.7, drive: 0.25, width: 0.3 },
    ...{ reverb: 0.05, reverb_time: 1.5, reverb_damping: 2500 },
  },
  targets: sceneTargets.sub_drop,
  voice: () =>
    fxVoice('subDrop', 1, () => {
      const motion = fxMotion(sweepClock('first'));
      const sound = fxLowPass(fxSource(motion.pitchHz), motion);
      return { sound, level: motion.pulse, envelope: fxEnvelope(3) };
    }),
};
