/** Steps in time with the music, each of them a tone or noise, open or shut, whole or in pieces, at random. */
import { control, num, sampleRate, type F32 } from '../../ir/index.ts';
import type { KindDefinition } from '../kind.ts';
import { fxMotion, type FxMotion } from './fxMotion.ts';
import { fxPan } from './fxPan.ts';
import { fxSignal as signal, type fxParameters } from './fxParameters.ts';
import { fxLowPass, fxNoise, fxTone, type Stereo } from './fxSource.ts';
import { fxVoice } from './fxVoice.ts';
import { shotEnvelope } from './shotEnvelope.ts';
import { sweepClock } from './sweepClock.ts';
import { sceneTargets } from './sceneTargets.ts';

/** Share of the steps that are shut. */
const SHUT = 0.35;

export const glitch: KindDefinition<typeof fxParameters> = {
  name: 'glitch',
  description: 'Tones and bursts of noise in random steps, crushed and cut to pieces.',
  words: ['stutter', 'glitchy', 'data noise', 'malfunction', 'broken machine'],
  pitched: 'none',
  rangeHz: [65.406, 4186.009],
  defaults: {
    frequency: 440,
    ...{ attack: 0.001, decay: 0.12, sustain: 0.4, release: 0.05 },
    ...{ pulse_depth: 1, pulse_period: 0.25, scatter: 1.5 },
    ...{ noise: 0.35, harmonics: 0.8, cutoff: 9000, resonance: 1.2, wander: 0.5, wander_rate: 8 },
    ...{ drive: 0.15, crush: 0.5, width: 0.7, delay: 0.05, reverb: 0.05, reverb_time: 0.6 },
  },
  targets: sceneTargets.glitch,
  voice: () =>
    fxVoice('glitch', 0.95, () => {
      const motion = fxMotion(sweepClock('first'));
      // From 0 to 1; the first step is open, so that there is something to hear.
      const draw = (stream: number): F32 => motion.randomOfStep(stream).mul(0.5).add(0.5);
      const isShut = draw(1).lt(SHUT).and(motion.step.gt(0));
      const level = control(isShut.select(num(1).sub(signal('pulse_depth')), 1));
      const side = motion.randomOfStep(2).mul(signal('width'));
      const sound = fxPan(fxLowPass(chosen(motion, draw(3)), motion), side);
      const crush = signal('crush').mul(draw(4).mul(0.6).add(0.4));
      return { sound, level, envelope: pieces(motion, draw(5)), crush };
    }),
};

/** A step is noise or a tone: `noise` is the share of those that are noise. */
function chosen(motion: FxMotion, draw: F32): Stereo {
  const share = control(draw.lt(signal('noise')).select(1, 0));
  const [tone, noise] = [fxTone(motion.pitchHz), fxNoise()];
  return [tone[0].mix(noise[0], share), tone[1].mix(noise[1], share)];
}

/** Half of the steps are whole, the others are two to four pieces. Each piece has the envelope of the note. */
function pieces({ turn }: FxMotion, draw: F32) {
  const count = draw.lt(0.5).select(1, draw.lt(0.75).select(2, draw.lt(0.85).select(3, 4)));
  const place = turn.mul(count);
  const inPiece = place.sub(place.floor());
  const length = signal('pulse_period').mul(sampleRate()).div(count);
  return shotEnvelope(inPiece.mul(length), num(1).sub(inPiece).mul(length));
}
