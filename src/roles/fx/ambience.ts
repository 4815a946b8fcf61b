/** Two bands of noise that drift like wind, over a faint tone: the air of a place, for as long as it is held. */
import { control, num } from '../../ir/index.ts';
import { smoothRandom } from '../../units/envelopes/smoothRandom.ts';
import { onePole } from '../../units/filters/onePole.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { exp2 } from '../../units/math/exp2.ts';
import type { KindDefinition } from '../kind.ts';
import { fxBand } from './fxBand.ts';
import { fxMotion } from './fxMotion.ts';
import { fxPan } from './fxPan.ts';
import { fxSignal as signal, type fxParameters } from './fxParameters.ts';
import { fxNoise, fxTone, onBoth } from './fxSource.ts';
import { fxVoice } from './fxVoice.ts';
import { sweepClock } from './sweepClock.ts';
import { sceneTargets } from './sceneTargets.ts';

/** The second band: where it lies, and how loud it is. */
const SECOND_RATIO = 2.7;
const SECOND_LEVEL = 0.35;
/** Octaves (6 dB) that the level drifts for one of the filter. */
const LEVEL_DRIFT = 0.5;

export const ambience: KindDefinition<typeof fxParameters> = {
  name: 'ambience',
  description: 'The air of a place: a room, wind, a hum far away; it has no end.',
  words: ['atmo', 'wind', 'room tone', 'ambient noise', 'room noise', 'ambiance'],
  pitched: 'none',
  rangeHz: [65.406, 2093.005],
  defaults: {
    frequency: 220,
    ...{ attack: 0.8, decay: 1, sustain: 0.9, release: 1 },
    ...{ sweep: 0, filter_sweep: 0, wander: 0.8, wander_rate: 0.4 },
    ...{ noise: 0.98, harmonics: 0.15, detune: 6, cutoff: 2500, resonance: 0.6, width: 0.8 },
    ...{ reverb: 0.3, reverb_time: 3, reverb_damping: 4000 },
  },
  targets: sceneTargets.ambience,
  voice: () =>
    fxVoice('ambience', 0.6, () => {
      const motion = fxMotion(sweepClock('first'));
      const noise = fxNoise();
      const centreHz = motion.rawHz.mul(motion.filterRatio).clamp(20, 16000);
      const first = fxBand(fxTone(motion.pitchHz), noise, centreHz);

      // The second band goes its own way, and from side to side.
      const wander = signal('wander');
      const other = smoothRandom({ rateHz: signal('wander_rate').mul(0.7) });
      const secondHz = motion.rawHz
        .mul(SECOND_RATIO)
        .mul(exp2(wander.mul(other)))
        .clamp(20, 16000);
      const second = stateVariableFilter({ cutoffHz: secondHz, q: signal('resonance').mul(1.5) });
      const loudness = control(signal('noise').sqrt().mul(SECOND_LEVEL));
      const whistle = fxPan(
        onBoth(noise, (x) => second(x).band.mul(loudness)),
        other.mul(wander.min(1)).mul(signal('width')),
      );

      const lowPass = onePole({ cutoffHz: motion.cutoffHz });
      const sum = [first[0].add(whistle[0]), first[1].add(whistle[1])] as const;
      const gust = control(exp2(wander.min(2).mul(motion.drift).mul(LEVEL_DRIFT)).min(num(1.6)));
      return { sound: onBoth(sum, (x) => lowPass(x).low), level: motion.pulse.mul(gust) };
    }),
};
