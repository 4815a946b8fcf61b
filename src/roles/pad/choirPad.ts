/**
 * A choir: singers as pulses of vocal folds, each with its own vibrato, and their breath, through the formants of a vowel. Singers
 * raise their lowest formant to the pitch where the pitch would pass it (J. Sundberg, "The Science of the Singing Voice", Northern
 * Illinois University Press 1987), and so do these.
 */
import { control, frequency, num, previous, sampleRate, type F32 } from '../../ir/index.ts';
import { formant } from '../../units/filters/formant.ts';
import { formantTable } from '../../units/filters/formantTable.ts';
import { onePole } from '../../units/filters/onePole.ts';
import { log2 } from '../../units/math/log2.ts';
import { glottalPulse } from '../../units/voices/glottalPulse.ts';
import type { KindDefinition } from '../kind.ts';
import { airNoise } from './airNoise.ts';
import { padSignal as signal, type padParameters } from './padParameters.ts';
import { padVoice } from './padVoice.ts';
import { players } from './players.ts';
import { wander } from './wander.ts';

const HEADROOM = 1.5;
const OPEN_QUOTIENT = 0.7;
/** The softest above 2 kHz, where a choir is softer than one who sings alone. */
const SINGER = 'countertenor';
/** How far motion moves the vowel. */
const VOWEL_MOTION = 0.8;
/** Breath at an `air` of 1, against the noise of other kinds: formants let little of it pass. */
const BREATH = 4;
/**
 * What passes below the formants, which are band-passes here while a vocal tract is a chain of low-passes: level and cutoff of the
 * pulses themselves.
 */
const CHEST = { gain: 0.35, cutoffHz: 350 } as const;
/** Where the level of a pulse is what it is: see `formantVoice`. */
const MIDDLE_HZ = 220;

export const choirPad: KindDefinition<typeof padParameters> = {
  name: 'choir',
  description: 'Singers on a vowel that may move, with their breath.',
  words: ['choir pad', 'choral', 'vocal pad', 'human voices', 'singers', 'vox'],
  pitched: 'harmonic',
  rangeHz: [65.406, 1046.502],
  defaults: {
    frequency: 220,
    attack: 0.45,
    release: 1.4,
    unison: 6,
    detune: 14,
    width: 0.8,
    sub: 0,
    air: 0.06,
    vibrato_depth: 18,
    vibrato_rate: 5.3,
    motion: 0.3,
    motion_period: 4,
    cutoff: 6000,
    resonance: 0.7,
    filter_envelope: 0,
    lfo_depth: 0,
    chorus: 0.35,
    reverb: 0.4,
    reverb_time: 3.5,
    reverb_damping: 4500,
  },
  // Octave levels of the default and the presets: from a dark u to a whispered e. Below the note there may be nothing.
  targets: {
    spectrum: [
      [100, -18, 22],
      [200, -10, 15],
      [400, -1, 7],
      [700, 0, 7],
      [1200, -5, 8],
      [2000, -12, 6],
      [4000, -20, 8],
      [8000, -36, 11],
    ],
    tiltDbPerOctave: { from: -8.5, to: 3 },
    centroidHz: { from: 320, to: 1150 },
    clarity: { from: 0.55 },
    flatness: { to: 0.004 },
    attackSec: { from: 0.1, to: 4 },
    driftDbPerSec: { from: -8, to: 8 },
    pitchHz: { from: 40, to: 1100 },
    plrLu: { from: 7, to: 14 },
  },

  voice: ({ unison }) =>
    padVoice('choirPad', HEADROOM, () => {
      const vowel = signal('vowel')
        .add(wander().mul(signal('motion').mul(VOWEL_MOTION)))
        .clamp(0, 4);
      const { shiftSemitones, makeUp } = tuned(vowel);
      const pulses = players(unison, ({ hertz, start }) => glottalPulse(hertz, num(OPEN_QUOTIENT), start).derivative);
      const level = sampleRate().mul(0.2).div(frequency().clamp(14, 2000).mul(MIDDLE_HZ).sqrt()).mul(makeUp);
      const air = airNoise();
      const sing = formant({ vowel, shiftSemitones, singer: SINGER });
      const chest = onePole({ cutoffHz: CHEST.cutoffHz });
      const side = (at: 0 | 1): F32 => {
        const pulse = pulses[at];
        const excitation = pulse.sub(previous(pulse)).mul(control(level));
        return sing(excitation.add(air[at].mul(BREATH))).add(chest(pulse).low.mul(CHEST.gain));
      };
      return [side(0), side(1)];
    }),
};

/** The shift of the formants in semitones, and the gain that keeps the level at high notes. */
function tuned(vowel: F32): { shiftSemitones: F32; makeUp: F32 } {
  const [first] = formantTable[SINGER];
  const lowestHz = [0, 1, 2, 3].reduce(
    (hz, from) =>
      hz.add(
        vowel
          .sub(from)
          .clamp(0, 1)
          .mul(first.frequencyHz[from + 1]! - first.frequencyHz[from]!),
      ),
    num(first.frequencyHz[0]),
  );
  // A voice that is an octave higher has a head that is a little smaller.
  const semitones = log2(frequency().mul(1 / MIDDLE_HZ)).mul(1.5);
  const needed = log2(frequency().div(lowestHz)).mul(12);
  const shiftSemitones = signal('formant_shift').add(semitones).max(needed).clamp(-12, 12);
  // What the lowest formant cannot follow is lost; where it follows, all the voice passes its peak.
  const lost = needed.sub(shiftSemitones).max(0).mul(0.1);
  const gained = shiftSemitones.sub(semitones).sub(signal('formant_shift')).max(0).mul(0.06);
  const makeUp = lost.add(1).div(gained.add(1));
  return { shiftSemitones, makeUp };
}
