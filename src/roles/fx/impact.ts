/** A low tone that falls, a burst of noise that closes over it, and what is left of both. */
import { num } from '../../ir/index.ts';
import { percussive } from '../../units/envelopes/percussive.ts';
import type { KindDefinition } from '../kind.ts';
import { fxMotion } from './fxMotion.ts';
import { fxSignal as signal, type fxParameters } from './fxParameters.ts';
import { fxBlend, fxLowPass, fxNoise, fxTone, onBoth } from './fxSource.ts';
import { fxEnvelope, fxVoice } from './fxVoice.ts';
import { sweepClock } from './sweepClock.ts';
import { sceneTargets } from './sceneTargets.ts';

/** The noise decays so much faster than the tone, to a rumble that stays with it. */
const BURST = 0.3;
const RUMBLE = 0.2;
/** The burst is louder than the tone; the filter takes most of it away. */
const BURST_GAIN = 2.2;

export const impact: KindDefinition<typeof fxParameters> = {
  name: 'impact',
  description: 'A low boom under a burst of noise, with a long tail.',
  words: ['boom', 'braam', 'slam', 'cinematic hit', 'thud'],
  pitched: 'harmonic',
  rangeHz: [27.5, 523.251],
  defaults: {
    frequency: 110,
    ...{ attack: 0.001, decay: 3, sustain: 0, release: 0.8 },
    ...{ sweep: -1, sweep_time: 1, sweep_curve: -0.8, filter_sweep: -5 },
    ...{ noise: 0.45, harmonics: 0.15, cutoff: 9000, resonance: 0.8, drive: 0.3, width: 0.6 },
    ...{ reverb: 0.22, reverb_time: 3.5, reverb_damping: 3000 },
  },
  targets: sceneTargets.impact,
  voice: () =>
    fxVoice('impact', 1.2, () => {
      const motion = fxMotion(sweepClock('first'));
      const burst = percussive({ attackSec: 0, decaySec: signal('decay').mul(BURST) });
      const noise = onBoth(fxNoise(), (side) => side.mul(num(RUMBLE).mix(BURST_GAIN, burst)));
      const sound = fxLowPass(fxBlend(fxTone(motion.pitchHz), noise), motion);
      return { sound, level: motion.pulse, envelope: fxEnvelope(5) };
    }),
};
