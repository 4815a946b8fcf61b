/** The pad: a wide, slow, evolving sound. Unison saws over a sine → filter → envelope; then chorus and reverb. */
import { control, effect, frequency, instrument, velocity } from '../ir/index.ts';
import { adsr } from '../units/envelopes/adsr.ts';
import { lfo } from '../units/envelopes/lfo.ts';
import { chorus } from '../units/effects/chorus.ts';
import { reverb } from '../units/effects/reverb.ts';
import { softClip } from '../units/effects/softClip.ts';
import { dcBlock } from '../units/filters/dcBlock.ts';
import { stateVariableFilter } from '../units/filters/stateVariableFilter.ts';
import { exp2 } from '../units/math/exp2.ts';
import { whiteNoise } from '../units/noise/whiteNoise.ts';
import { sine } from '../units/oscillators/sine.ts';
import { unison } from '../units/oscillators/unison.ts';
import { padTargets } from './padTargets.ts';
import { defineParameters } from './parameter.ts';
import { defineRole, parameterSignals } from './role.ts';

const latched = { kind: 'number', structural: false, rate: 'note' } as const;
const live = { kind: 'number', structural: false, rate: 'live' } as const;

const parameters = defineParameters([
  {
    ...latched,
    name: 'frequency',
    unit: 'Hz',
    min: 16,
    max: 8000,
    default: 220,
    curve: 'log',
    meaning: 'Pitch of the note.',
    words: { low: -0.4, deep: -0.5, high: 0.4 },
  },
  {
    ...live,
    name: 'amplitude',
    unit: '',
    min: 0,
    max: 1,
    default: 0.5,
    curve: 'linear',
    meaning: 'Level of the voices.',
    words: { quiet: -0.5, soft: -0.3, loud: 0.5 },
  },
  {
    ...live,
    name: 'attack',
    unit: 's',
    min: 0,
    max: 20,
    default: 0.6,
    curve: 'square',
    meaning: 'Time from silence to full level.',
    words: { slow: 0.4, swelling: 0.5, soft: 0.2, fast: -0.6 },
  },
  {
    ...live,
    name: 'decay',
    unit: 's',
    min: 0,
    max: 20,
    default: 1,
    curve: 'square',
    meaning: 'Time from full level to the sustain level.',
    words: { plucked: -0.5 },
  },
  {
    ...live,
    name: 'sustain',
    unit: '',
    min: 0,
    max: 1,
    default: 0.8,
    curve: 'linear',
    meaning: 'Level that is held until note-off.',
    words: { sustained: 0.6, fading: -0.5 },
  },
  {
    ...live,
    name: 'release',
    unit: 's',
    min: 0,
    max: 20,
    default: 1.5,
    curve: 'square',
    meaning: 'Time from note-off to silence; at most half of the duration is used.',
    words: { long: 0.5, short: -0.5 },
  },
  {
    kind: 'integer',
    structural: true,
    rate: 'note',
    name: 'unison',
    unit: '',
    min: 1,
    max: 16,
    default: 7,
    meaning: 'How many saws play each note.',
    words: { thick: 0.5, lush: 0.4, thin: -0.6, pure: -1 },
  },
  {
    ...latched,
    name: 'detune',
    unit: 'ct',
    min: 0,
    max: 100,
    default: 16,
    curve: 'square',
    meaning: 'Distance of the outermost saws from the note.',
    words: { detuned: 0.5, lush: 0.2, pure: -1 },
  },
  {
    ...latched,
    name: 'width',
    unit: '',
    min: 0,
    max: 1,
    default: 0.8,
    curve: 'linear',
    meaning: 'How far the saws spread over the stereo field.',
    words: { wide: 0.5, spacious: 0.3, narrow: -0.6, mono: -1 },
  },
  {
    ...live,
    name: 'sub',
    unit: '',
    min: 0,
    max: 1,
    default: 0.25,
    curve: 'linear',
    meaning: 'Level of a sine one octave below the note.',
    words: { deep: 0.5, warm: 0.2, thin: -0.5 },
  },
  {
    ...live,
    name: 'air',
    unit: '',
    min: 0,
    max: 1,
    default: 0.03,
    curve: 'square',
    meaning: 'Level of white noise in front of the filter.',
    words: { airy: 0.4, breathy: 0.5, clean: -1 },
  },
  {
    ...live,
    name: 'cutoff',
    unit: 'Hz',
    min: 20,
    max: 20000,
    default: 1100,
    curve: 'log',
    meaning: 'Cutoff of the low-pass filter before its envelope and LFO.',
    words: { warm: -0.2, dark: -0.4, muffled: -0.5, bright: 0.4, brilliant: 0.5 },
  },
  {
    ...live,
    name: 'resonance',
    unit: '',
    min: 0.3,
    max: 20,
    default: 0.9,
    curve: 'log',
    meaning: 'Q of the filter; 0.7 is flat.',
    words: { resonant: 0.4, nasal: 0.5, smooth: -0.2 },
  },
  {
    ...live,
    name: 'filter_envelope',
    unit: 'oct',
    min: -6,
    max: 6,
    default: 1.5,
    curve: 'linear',
    meaning: 'How far the filter envelope moves the cutoff.',
    words: { evolving: 0.3, opening: 0.4, static: -0.2 },
  },
  {
    ...live,
    name: 'filter_attack',
    unit: 's',
    min: 0,
    max: 20,
    default: 0.9,
    curve: 'square',
    meaning: 'Time for the filter envelope to rise.',
    words: { evolving: 0.4, slow: 0.3 },
  },
  {
    ...live,
    name: 'filter_decay',
    unit: 's',
    min: 0,
    max: 20,
    default: 2,
    curve: 'square',
    meaning: 'Time for the filter envelope to fall to its sustain level.',
    words: { evolving: 0.3 },
  },
  {
    ...live,
    name: 'filter_sustain',
    unit: '',
    min: 0,
    max: 1,
    default: 0.5,
    curve: 'linear',
    meaning: 'Level that the filter envelope holds until note-off; it is released with the note.',
    words: {},
  },
  {
    ...latched,
    name: 'lfo_rate',
    unit: 'Hz',
    min: 0.01,
    max: 20,
    default: 0.2,
    curve: 'log',
    meaning: 'Speed of the LFO on the cutoff.',
    words: { pulsing: 0.4, slow: -0.3 },
  },
  {
    ...live,
    name: 'lfo_depth',
    unit: 'oct',
    min: 0,
    max: 4,
    default: 0.3,
    curve: 'square',
    meaning: 'How far the LFO moves the cutoff.',
    words: { moving: 0.3, pulsing: 0.5, static: -1 },
  },
  {
    ...live,
    name: 'chorus',
    unit: '',
    min: 0,
    max: 1,
    default: 0.4,
    curve: 'linear',
    meaning: 'Share of the chorus.',
    words: { lush: 0.4, chorused: 0.6, dry: -1 },
  },
  {
    ...latched,
    name: 'chorus_rate',
    unit: 'Hz',
    min: 0.01,
    max: 10,
    default: 0.5,
    curve: 'log',
    meaning: 'Speed of the chorus.',
    words: {},
  },
  {
    ...live,
    name: 'reverb',
    unit: '',
    min: 0,
    max: 1,
    default: 0.3,
    curve: 'linear',
    meaning: 'Share of the reverberation.',
    words: { lush: 0.3, spacious: 0.4, distant: 0.5, dry: -1 },
  },
  {
    ...live,
    name: 'reverb_time',
    unit: 's',
    min: 0.1,
    max: 30,
    default: 2.5,
    curve: 'log',
    meaning: 'Time in which the reverberation decays by 60 dB.',
    words: { atmospheric: 0.2, cathedral: 0.5 },
  },
  {
    ...live,
    name: 'reverb_damping',
    unit: 'Hz',
    min: 200,
    max: 20000,
    default: 3000,
    curve: 'log',
    meaning: 'Frequency that decays in half of the time; at 20 kHz nothing is damped.',
    words: { warm: -0.2, bright: 0.3 },
  },
]);

const signal = parameterSignals(parameters);

/** Gain that puts the peaks of one default note at amplitude 0.5 about 9 dB below full scale. */
const HEADROOM = 0.6;

export const pad = defineRole({
  name: 'pad',
  description: 'A wide, slow, evolving sound for chords and backgrounds.',
  parameters,
  targets: padTargets,

  voice: ({ unison: voices }) =>
    instrument('pad', () => {
      const note = frequency();
      const release = signal('release');
      const loudness = adsr({
        attackSec: signal('attack'),
        decaySec: signal('decay'),
        sustain: signal('sustain'),
        releaseSec: release,
      });
      const brightness = adsr({
        attackSec: signal('filter_attack'),
        decaySec: signal('filter_decay'),
        sustain: signal('filter_sustain'),
        releaseSec: release,
      });
      const octaves = brightness.mul(signal('filter_envelope')).add(lfo(signal('lfo_rate')).mul(signal('lfo_depth')));
      const cutoffHz = signal('cutoff').mul(exp2(octaves));

      const saws = unison(note, { voices, detuneCents: signal('detune'), spread: signal('width') });
      const middle = sine(note.mul(0.5))
        .mul(control(signal('sub')))
        .add(whiteNoise().mul(control(signal('air'))));
      const filter = stateVariableFilter({ cutoffHz, q: signal('resonance') });
      const gain = loudness.mul(control(signal('amplitude').mul(velocity()).mul(HEADROOM)));
      const [left, right] = saws.map((side) => filter(side.add(middle)).low.mul(gain));
      return { out: [left!, right!], end: loudness.end };
    }),

  space: () =>
    effect('padSpace', (input) => {
      const wide = chorus(input, { mix: signal('chorus'), rateHz: signal('chorus_rate'), depthSec: 0.003 });
      const far = reverb(wide, {
        mix: signal('reverb'),
        t60Sec: signal('reverb_time'),
        dampingHz: signal('reverb_damping'),
      });
      return softClip(dcBlock()(far));
    }),
});
