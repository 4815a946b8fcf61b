/**
 * A voice that sings vowels: pulses of the vocal folds (`glottalPulse`) and breath through the formants of a singer (`formant`). Levels
 * of formants are told for an excitation whose harmonics are equally strong, so the pulses are differentiated once more. Breath is noise
 * that is halved while the folds are closed (D. H. Klatt, "Software for a cascade/parallel formant synthesizer", J. Acoust. Soc.
 * Am. 67, 1980).
 */
import { control, instanceSeed, num, previous, sampleRate, scope, seed, type F32, type Num } from '../../ir/index.ts';
import { lfoRate } from '../envelopes/lfo.ts';
import { formant, formantOptions } from '../filters/formant.ts';
import { exp2 } from '../math/exp2.ts';
import { sinTurns } from '../math/sinTurns.ts';
import { hash } from '../noise/hash.ts';
import { whiteNoise } from '../noise/whiteNoise.ts';
import { phasor } from '../oscillators/phasor.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { glottalPulse } from './glottalPulse.ts';

export const formantVoiceOptions = {
  vowel: { ...formantOptions.vowel, default: 0 },
  shiftSemitones: formantOptions.shiftSemitones,
  singer: formantOptions.singer,
  openQuotient: { unit: '1', min: 0.3, max: 0.9, default: 0.6, doc: 'share of the period in which the folds are open: pressed to lax' }, // prettier-ignore
  breath: { unit: '1', min: 0, max: 1, default: 0.05, doc: 'from the voice alone to whispering; the level stays' },
  vibratoHz: { ...lfoRate, default: 5.5, doc: 'speed of the vibrato' },
  vibratoCents: { unit: 'cents', min: 0, max: 200, default: 20, doc: 'how far the vibrato goes to either side' },
} as const satisfies OptionTable;
export type FormantVoiceOptions = OptionsOf<typeof formantVoiceOptions>;

/** The pitch at which each harmonic of the pulses has this amplitude; pulses grow so that their power is the same at all pitches. */
const MIDDLE_HZ = 220;
const LEVEL = 0.4;

/** A vowel at `frequencyHz`, as far as people sing: 40 to 1500 Hz. The vibrato of each note begins somewhere else. */
export function formantVoice(frequencyHz: Num, options: FormantVoiceOptions = {}): F32 {
  return scope('formantVoice', () => {
    const { vowel, shiftSemitones, singer, openQuotient, breath, ...vibrato } = readOptions(
      formantVoiceOptions,
      options,
    );
    const swing = sinTurns(phasor(vibrato.vibratoHz, hash(seed().xor(instanceSeed()))).phase);
    const bend = control(exp2(swing.mul(vibrato.vibratoCents.mul(1 / 1200))));
    const { derivative, isOpen } = glottalPulse(num(frequencyHz).mul(bend), control(openQuotient));
    // A jump of 1 in each of f periods a second has harmonics of 2·f/rate once it is differentiated.
    const rate = sampleRate().mul(LEVEL / 2);
    const pulses = rate.div(
      num(frequencyHz)
        .clamp(MIDDLE_HZ / 16, 2000)
        .mul(MIDDLE_HZ)
        .sqrt(),
    );
    // White noise from −1 to 1 has 2/(3·rate) of power per Hz, harmonics of amplitude 1 have 1/(2f).
    const noise = sampleRate().mul(3 / 4 / MIDDLE_HZ).sqrt().mul(LEVEL); // prettier-ignore
    const voiced = derivative.sub(previous(derivative)).mul(control(pulses.mul(num(1).sub(breath).sqrt())));
    const breathed = whiteNoise()
      .mul(isOpen.select(1, 0.5))
      .mul(control(noise.mul(breath.sqrt())));
    return formant({ vowel, shiftSemitones, singer })(voiced.add(breathed));
  });
}
