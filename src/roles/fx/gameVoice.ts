/** What all game effects have in common: tone and noise → low-pass, with an arpeggio and a sweep from the beginning of the note on. */
import { control, num, sampleRate, type F32, type Graph } from '../../ir/index.ts';
import { adsr, type Envelope } from '../../units/envelopes/adsr.ts';
import { discharge, levelBefore } from '../../units/envelopes/discharge.ts';
import { wholeSamples } from '../../units/envelopes/wholeSamples.ts';
import { fxMotion, HIGHEST } from './fxMotion.ts';
import { fxSignal as signal } from './fxParameters.ts';
import { fxBlend, fxLowPass, fxNoise, onBoth, type Stereo } from './fxSource.ts';
import { fxVoice } from './fxVoice.ts';
import { gameSteps } from './gameSteps.ts';
import { sweepClock } from './sweepClock.ts';

/** What a kind makes its sound of. */
export interface GamePitch {
  readonly hz: F32;
  /** Samples since the tone of the moment began. */
  readonly age: F32;
  /** How much of the sweep is over, 0 to 1, before the control grid. */
  readonly swept: F32;
}

export interface GameSound {
  /** Of the graph. */
  readonly name: string;
  /** Puts the peaks of one default note at amplitude 0.5 about 9 dB below full scale. */
  readonly headroom: number;
  /** Of the decay, in time constants of a capacitor: 0 is straight, 4 and more is struck. */
  readonly bend: number;
  readonly tone: (pitch: GamePitch) => Stereo;
  /** What the noise is multiplied with. */
  readonly noise?: (pitch: GamePitch) => F32;
  /** What is added behind the filter. */
  readonly added?: (pitch: GamePitch) => Stereo;
}

export function gameVoice({ name, headroom, bend, tone, noise, added }: GameSound): Graph {
  return fxVoice(name, headroom, () => {
    const clock = sweepClock('first');
    const motion = fxMotion(clock);
    const { ratio, age } = gameSteps();
    const hz = control(motion.rawHz.mul(ratio).min(sampleRate().mul(HIGHEST)));
    const pitch = { hz, age, swept: clock.position };
    const noiseLevel = noise?.(pitch) ?? num(1);
    const noises = onBoth(fxNoise(), (side) => side.mul(noiseLevel));
    const body = fxLowPass(fxBlend(tone(pitch), noises), motion);
    const more = added?.(pitch);
    const sound: Stereo = more ? [body[0].add(more[0]), body[1].add(more[1])] : body;
    return { sound, level: motion.pulse.mul(strike(age, bend)), envelope: onAndOff() };
  });
}

/** Every tone begins at full level and decays to what is held. */
function strike(age: F32, bend: number): F32 {
  const attack = wholeSamples(signal('attack'));
  const decay = wholeSamples(signal('decay'));
  const sustain = signal('sustain');
  const decayed = age.sub(attack).max(0).min(decay).toInt();
  const falling = levelBefore(decay.toInt(), decayed, discharge(decay, num(bend)));
  return control(sustain.add(num(1).sub(sustain).mul(falling)));
}

/** What the note does to all of its tones. */
function onAndOff(): Envelope {
  return adsr({ attackSec: signal('attack'), decaySec: 0, sustain: 1, releaseSec: signal('release') });
}
