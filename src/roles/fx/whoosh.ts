/** A band of noise that comes near and passes by: loudest, brightest and in the middle of the field in the middle of the note. */
import { control, num } from '../../ir/index.ts';
import { onePole } from '../../units/filters/onePole.ts';
import { decibelsToGain } from '../../units/math/decibelsToGain.ts';
import type { KindDefinition } from '../kind.ts';
import { fxBand } from './fxBand.ts';
import { fxMotion } from './fxMotion.ts';
import { fxPan } from './fxPan.ts';
import { fxSignal as signal, type fxParameters } from './fxParameters.ts';
import { fxNoise, fxTone, onBoth } from './fxSource.ts';
import { fxVoice } from './fxVoice.ts';
import { sweepClock } from './sweepClock.ts';
import { sceneTargets } from './sceneTargets.ts';

/** How suddenly what passes by changes sides: its way, from one end of the sweep to the other, in distances at its nearest. */
const CLOSENESS = 6;

export const whoosh: KindDefinition<typeof fxParameters> = {
  name: 'whoosh',
  description: 'A band of noise that comes near, passes by and is gone.',
  words: ['swoosh', 'swish', 'transition', 'flyby', 'fly by', 'pass by'],
  pitched: 'none',
  rangeHz: [65.406, 4186.009],
  defaults: {
    frequency: 500,
    ...{ attack: 0.05, decay: 1, sustain: 0.9, release: 0.15 },
    ...{ sweep: -0.6, sweep_time: 32, filter_sweep: 2.2, swell: 26, wander: 0.15, wander_rate: 6 },
    ...{ noise: 1, harmonics: 0.3, cutoff: 2500, resonance: 0.7, width: 0.8 },
    ...{ reverb: 0.15, reverb_time: 1.5 },
  },
  targets: sceneTargets.whoosh,
  voice: () =>
    fxVoice('whoosh', 0.75, () => {
      const clock = sweepClock('middle');
      // Bent as the sweep is; before and after it, straight on.
      const beyond = clock.even.sub(clock.even.clamp(0, 1));
      const way = clock.position.add(beyond).mul(2).sub(1);
      // The level falls with the square of the distance, and so that `swell` is reached at either end of the sweep.
      const steepness = decibelsToGain(signal('swell')).sub(1).max(0);
      const near = num(1).div(way.mul(way).mul(steepness).add(1));
      const along = way.mul(CLOSENESS / 2);
      const side = along.div(along.mul(along).add(1).sqrt());
      const motion = fxMotion(clock, { opening: near.sqrt(), bending: side.mul(0.5).add(0.5) });

      const centreHz = motion.rawHz.mul(motion.filterRatio).clamp(20, 16000);
      const lowPass = onePole({ cutoffHz: motion.cutoffHz });
      const band = onBoth(fxBand(fxTone(motion.pitchHz), fxNoise(), centreHz), (x) => lowPass(x).low);
      return { sound: fxPan(band, side.mul(signal('width'))), level: motion.pulse.mul(control(near)) };
    }),
};
