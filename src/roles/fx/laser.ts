/** A resonant tone that falls fast, once or again and again. */
import { sampleRate, time } from '../../ir/index.ts';
import type { KindDefinition } from '../kind.ts';
import { fxMotion } from './fxMotion.ts';
import { fxSignal as signal, type fxParameters } from './fxParameters.ts';
import { fxLowPass, fxSource } from './fxSource.ts';
import { fxVoice } from './fxVoice.ts';
import { shotEnvelope } from './shotEnvelope.ts';
import { sweepClock } from './sweepClock.ts';
import { sceneTargets } from './sceneTargets.ts';

/** As good as never, in samples. */
const NEVER = 0x3fffffff;
/** Shots that follow each other faster are a tone. */
const SHORTEST_SEC = 0.01;

export const laser: KindDefinition<typeof fxParameters> = {
  name: 'laser',
  description: 'A resonant tone that falls fast, once or again and again.',
  words: ['zap', 'pew', 'ray gun', 'blaster', 'phaser gun'],
  pitched: 'harmonic',
  rangeHz: [130.813, 4186.009],
  defaults: {
    frequency: 1760,
    ...{ attack: 0.001, decay: 0.45, sustain: 0, release: 0.1 },
    ...{ sweep: -3.5, sweep_time: 0.6, sweep_curve: -0.4, filter_sweep: -3, repeat: 0 },
    ...{ noise: 0.04, harmonics: 0.6, detune: 8, cutoff: 6000, resonance: 4, width: 0.4 },
    ...{ delay: 0.1, delay_time: 0.5, reverb: 0.1, reverb_time: 1.2 },
  },
  targets: sceneTargets.laser,
  voice: () =>
    fxVoice('laser', 1.1, () => {
      const period = signal('repeat').mul(sampleRate()).nearest();
      const shot = period.lt(1).select(NEVER, period.max(sampleRate().mul(SHORTEST_SEC)));
      const elapsed = time().toFloat().sub(time().toFloat().div(shot).floor().mul(shot));
      const motion = fxMotion(sweepClock('first', elapsed));
      const sound = fxLowPass(fxSource(motion.pitchHz), motion);
      return { sound, level: motion.pulse, envelope: shotEnvelope(elapsed, shot.sub(elapsed)) };
    }),
};
