/** A band of tone and noise. */
import { control, num, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { fxSignal as signal } from './fxParameters.ts';
import { fxBlend, onBoth, type Stereo } from './fxSource.ts';

/** The peaks of narrow noise are three times its RMS. */
const BAND_LEVEL = 0.6;
const MOST_BAND_GAIN = 40;

/**
 * A band of the sound, with a gain of 1 in its middle. `noise` is made so loud that its band is as loud wherever it lies and however
 * narrow it is; below 40 Hz it is not.
 */
export function fxBand(tone: Stereo, noise: Stereo, centreHz: F32): Stereo {
  return scope('fxBand', () => {
    const q = signal('resonance');
    const filter = stateVariableFilter({ cutoffHz: centreHz, q });
    // The noise bandwidth of a resonance is π/2 of its bandwidth.
    const bandwidthHz = centreHz
      .max(40)
      .div(q)
      .mul(Math.PI / 2);
    const level = control(sampleRate().mul(0.5).div(bandwidthHz).sqrt().clamp(1, MOST_BAND_GAIN).mul(BAND_LEVEL));
    const unity = control(num(1).div(q));
    const louder = onBoth(noise, (side) => side.mul(level));
    return onBoth(fxBlend(tone, louder), (side) => filter(side).band.mul(unity));
  });
}
