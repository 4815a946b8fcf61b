/** The tone, the noise and their mixture: what the filters of effects are given. */
import { control, num, scope, type F32 } from '../../ir/index.ts';
import { onePole } from '../../units/filters/onePole.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { whiteNoise } from '../../units/noise/whiteNoise.ts';
import { saw } from '../../units/oscillators/saw.ts';
import { sine } from '../../units/oscillators/sine.ts';
import { detunedPair } from '../detunedPair.ts';
import { fxSignal as signal } from './fxParameters.ts';
import type { FxMotion } from './fxMotion.ts';

export type Stereo = readonly [left: F32, right: F32];

/** Both sides through the same function. */
export const onBoth = ([left, right]: Stereo, body: (side: F32) => F32): Stereo => [body(left), body(right)];

/** Below it, what the two tones have apart is less and less. */
const WIDE_FROM_HZ = 200;

/** Two tones, each from a sine to a saw, as far apart in pitch and place as `detune` and `width` say. */
export function fxTone(pitchHz: F32): Stereo {
  return scope('fxTone', () => {
    const tones = detunedPair(pitchHz, signal('detune')).map((hz) =>
      sine(hz).mix(saw(hz), control(signal('harmonics'))),
    );
    const apart = control(signal('width').mul(0.5));
    const middle = tones[0]!.add(tones[1]!).mul(0.5);
    // The bottom stays in the middle.
    const side = onePole({ cutoffHz: WIDE_FROM_HZ })(tones[0]!.sub(tones[1]!)).high.mul(apart);
    return [middle.add(side), middle.sub(side)];
  });
}

/** White noise whose sides have less and less in common as `width` grows; each is as loud as ever. */
export function fxNoise(): Stereo {
  return scope('fxNoise', () => {
    const width = signal('width');
    const common = control(num(1).sub(width.mul(width)).max(0).sqrt());
    const left = whiteNoise();
    return [left, left.mul(common).add(whiteNoise().mul(control(width)))];
  });
}

/** The tone and the noise of most kinds. */
export const fxSource = (pitchHz: F32): Stereo => fxBlend(fxTone(pitchHz), fxNoise());

/** From the tone to the noise, as `noise` says, at even power. */
export function fxBlend(tone: Stereo, noise: Stereo): Stereo {
  const share = signal('noise');
  const [toneGain, noiseGain] = [control(num(1).sub(share).max(0).sqrt()), control(share.max(0).sqrt())];
  const blend = (side: 0 | 1): F32 => tone[side].mul(toneGain).add(noise[side].mul(noiseGain));
  return [blend(0), blend(1)];
}

/** The low-pass. A resonance does not make it louder by its whole gain: what it is given becomes softer by the root of it. */
export function fxLowPass(sound: Stereo, { cutoffHz }: FxMotion): Stereo {
  return scope('fxLowPass', () => {
    const q = signal('resonance');
    const level = control(num(0.8).div(q).sqrt().min(1));
    const filter = stateVariableFilter({ cutoffHz, q });
    return onBoth(sound, (side) => filter(side.mul(level)).low);
  });
}
