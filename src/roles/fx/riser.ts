/** Tone and noise → low-pass; pitch, filter and level rise until note-off. */
import { control } from '../../ir/index.ts';
import { decibelsToGain } from '../../units/math/decibelsToGain.ts';
import type { KindDefinition } from '../kind.ts';
import { fxMotion } from './fxMotion.ts';
import { fxSignal as signal, type fxParameters } from './fxParameters.ts';
import { fxLowPass, fxSource } from './fxSource.ts';
import { fxVoice } from './fxVoice.ts';
import { sweepClock } from './sweepClock.ts';
import { sceneTargets } from './sceneTargets.ts';

export const riser: KindDefinition<typeof fxParameters> = {
  name: 'riser',
  description: 'Tone and noise whose pitch, brightness and level rise until note-off.',
  words: ['uplifter', 'build-up', 'buildup', 'build up', 'rise'],
  pitched: 'harmonic',
  rangeHz: [32.703, 2093.005],
  defaults: {
    frequency: 220,
    ...{ attack: 0.02, decay: 2, sustain: 0.85, release: 0.3 },
    ...{ sweep: 2, sweep_time: 32, filter_sweep: 5, swell: 24 },
    ...{ noise: 0.5, harmonics: 0.7, detune: 12, cutoff: 300, resonance: 1.4, width: 0.7 },
    ...{ delay: 0.1, reverb: 0.2, reverb_time: 2 },
  },
  targets: sceneTargets.riser,
  voice: () =>
    fxVoice('riser', 0.75, () => {
      const clock = sweepClock('last');
      const motion = fxMotion(clock);
      const sound = fxLowPass(fxSource(motion.pitchHz), motion);
      const swell = control(decibelsToGain(signal('swell').mul(clock.position.sub(1))));
      return { sound, level: motion.pulse.mul(swell) };
    }),
};
