/** Two singers: pulses of vocal folds through formants that move from vowel to vowel. */
import { control, frequency, num, previous, sampleRate, type F32 } from '../../ir/index.ts';
import { log2 as log2Number } from '../../math/log2.ts';
import { lfo } from '../../units/envelopes/lfo.ts';
import { formant } from '../../units/filters/formant.ts';
import { formantTable } from '../../units/filters/formantTable.ts';
import { log2 } from '../../units/math/log2.ts';
import { glottalPulse } from '../../units/voices/glottalPulse.ts';
import { detunedPair } from '../detunedPair.ts';
import type { KindDefinition } from '../kind.ts';
import { leadSignal as signal, type leadParameters } from './leadParameters.ts';
import { leadVoice, spread } from './leadVoice.ts';

/** Level of the pulses that pass the formants by: notes whose partials miss these keep a body, high ones more of it. */
const BODY = 0.25;
const BODY_PER_OCTAVE = 0.5;

export const vocalLead: KindDefinition<typeof leadParameters> = {
  name: 'vocal',
  description: 'A synthetic voice that moves from vowel to vowel.',
  words: ['voice', 'vocal lead', 'singing', 'vowels', 'formant', 'talking'],
  pitched: 'harmonic',
  rangeHz: [65.406, 2093.005],
  defaults: {
    attack: 0.06,
    decay: 0.6,
    sustain: 0.85,
    release: 0.25,
    vibrato: 22,
    detune: 5,
    drift: 6,
    breath: 0.05,
    cutoff: 6000,
    filter_envelope: 0,
    lfo_depth: 0,
    drive: 0,
    reverb: 0.2,
  },

  targets: {
    sustainDb: { from: -14 },
    attackSec: { to: 1.2 },
    clarity: { from: 0.85 },
    flatness: { to: 0.0005 },
    plrLu: { from: 5, to: 15 },
  },

  voice: () =>
    leadVoice('vocalLead', 2.6, (note) => {
      const now = vowel();
      // Singers open their mouths for notes above the first formant, which follows; here the others do too, so it goes half the way.
      const above = octavesAbove(now);
      const shiftSemitones = signal('formant_shift').add(above.mul(6));
      const filter = formant({ vowel: now, shiftSemitones, singer: 'tenor' });
      const body = control(above.min(1.5).mul(BODY_PER_OCTAVE).add(BODY));
      const colour = control(num(1).sub(above.mul(2).min(1).mul(0.8)));
      const [lower, higher] = detunedPair(note.pitchHz, signal('detune')).map((pitch) => {
        const { derivative } = glottalPulse(pitch, control(signal('open_quotient')));
        const folds = derivative.sub(previous(derivative)).mul(evenGain());
        return filter(folds.add(note.breath)).mul(colour).sub(derivative.mul(body));
      });
      return spread(lower!, higher!);
    }),
};

/** From `vowel` to `vowel_to` and back in each cycle of the LFO. */
function vowel(): F32 {
  const away = lfo(num(1).div(signal('lfo_period')), { startTurns: 0.75 });
  return signal('vowel').mix(signal('vowel_to'), away.add(1).mul(0.5));
}

/** How far the note is above the first formant, as the vowel of the moment has it. */
function octavesAbove(ofVowel: F32): F32 {
  const octaves = formantTable.tenor[0].frequencyHz.map((hz) => log2Number(hz));
  const formantOctaves = [0, 1, 2, 3].reduce(
    (sum, from) =>
      sum.add(
        ofVowel
          .sub(from)
          .clamp(0, 1)
          .mul(octaves[from + 1]! - octaves[from]!),
      ),
    num(octaves[0]!),
  );
  return log2(frequency())
    .sub(formantOctaves)
    .sub(signal('formant_shift').mul(1 / 12))
    .max(0);
}

/** Makes the harmonics of pulses that are differentiated once more so strong that their power does not depend on the note. */
const evenGain = (): F32 => sampleRate().mul(0.1).div(frequency().mul(220).sqrt());
