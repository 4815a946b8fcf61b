/** Tone and noise → low-pass; pitch, filter and level fall from note-on. */
import { control } from '../../ir/index.ts';
import { decibelsToGain } from '../../units/math/decibelsToGain.ts';
import type { KindDefinition } from '../kind.ts';
import { fxMotion } from './fxMotion.ts';
import { fxSignal as signal, type fxParameters } from './fxParameters.ts';
import { fxLowPass, fxSource } from './fxSource.ts';
import { fxVoice } from './fxVoice.ts';
import { sweepClock } from './sweepClock.ts';
import { sceneTargets } from './sceneTargets.ts';

export const downlifter: KindDefinition<typeof fxParameters> = {
  name: 'downlifter',
  description: 'Tone and noise that begin at their highest, brightest and loudest, and fall.',
  words: ['fall', 'falling effect', 'down lifter', 'downer', 'wind-down'],
  pitched: 'harmonic',
  rangeHz: [32.703, 2093.005],
  defaults: {
    frequency: 880,
    ...{ attack: 0.005, decay: 2, sustain: 0.85, release: 0.5 },
    ...{ sweep: -2, sweep_time: 32, filter_sweep: -5, swell: 24 },
    ...{ noise: 0.6, harmonics: 0.6, detune: 12, cutoff: 10000, resonance: 1.2, width: 0.7 },
    ...{ delay: 0.1, reverb: 0.25, reverb_time: 2.5 },
  },
  targets: sceneTargets.downlifter,
  voice: () =>
    fxVoice('downlifter', 0.75, () => {
      const clock = sweepClock('first');
      const motion = fxMotion(clock);
      const sound = fxLowPass(fxSource(motion.pitchHz), motion);
      const fall = control(decibelsToGain(signal('swell').mul(clock.position).neg()));
      return { sound, level: motion.pulse.mul(fall) };
    }),
};
