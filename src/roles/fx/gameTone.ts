/** The tone of a game effect: between a sine that can ring like a bell and a pulse wave. */
import { control, frequency, num, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { phaseModulation } from '../../units/oscillators/phaseModulation.ts';
import { pulse } from '../../units/oscillators/pulse.ts';
import { sine } from '../../units/oscillators/sine.ts';
import { detunedPair } from '../detunedPair.ts';
import { fxSignal as signal } from './fxParameters.ts';
import type { Stereo } from './fxSource.ts';

/** At `ring` 1: an FM index of 3.5. */
const MOST_TURNS = 0.56;
/** Overtones of the bell begin to be taken back where they would begin to fold, and are gone an octave above. */
const RING_LIMIT_HZ = 8000;
/** A square is as loud as a sine, about. */
const PULSE_GAIN = 0.7;
/** The narrowest pulse. */
const NARROWEST = 0.1;

/**
 * Two tones, apart by `detune` and by as much as a quarter of a turn, and as far to the left and to the right as `width` says.
 * @param age samples since the tone began
 * @param ratio of the sine that makes the overtones; where it is a whole number, all of them are harmonics
 */
export function gameTone(hz: F32, age: F32, ratio: number): Stereo {
  return scope('gameTone', () => {
    const harmonics = signal('harmonics');
    const pulseShare = harmonics.mul(2).min(1);
    const narrowing = harmonics.mul(2).sub(1).max(0);
    const width = control(num(0.5).sub(narrowing.mul(0.5 - NARROWEST)));
    const bellGain = control(num(1).sub(pulseShare));
    const waveGain = control(pulseShare.mul(PULSE_GAIN));

    // Overtones are halved eight times while the tone decays, but stay long enough to be heard.
    const halfLife = signal('decay').mul(0.12).max(0.02).mul(sampleRate());
    const fading = exp2(age.div(halfLife).neg().max(-20));
    const room = num(2)
      .sub(hz.mul(ratio / RING_LIMIT_HZ))
      .clamp(0, 1);
    const turns = control(signal('ring').mul(MOST_TURNS).mul(fading)).mul(room);

    const side = (sideHz: F32, startTurns: F32): F32 => {
      const bell = phaseModulation(sideHz, { modulationTurns: sine(sideHz.mul(ratio)).mul(turns), startTurns });
      const wave = pulse(sideHz, { width, startTurns });
      return bell.mul(bellGain).add(wave.mul(waveGain));
    };
    const [lowerHz, upperHz] = detunedPair(hz, signal('detune'));
    const [lower, upper] = [side(lowerHz, num(0)), side(upperHz, lead())];
    const middle = lower.add(upper).mul(0.5);
    const difference = lower.sub(upper).mul(control(signal('width').mul(0.5)));
    return [middle.add(difference), middle.sub(difference)];
  });
}

/** How many turns right is ahead of left; what is low stays in the middle. */
function lead(): F32 {
  const height = frequency()
    .mul(1 / 200)
    .sub(0.6)
    .clamp(0, 1);
  return signal('width').mul(0.25).mul(height);
}
