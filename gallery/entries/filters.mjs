import {
  allPass,
  allPassDelay,
  comb,
  dcBlock,
  effect,
  formant,
  frequency,
  highShelf,
  ladder,
  lfo,
  lowShelf,
  onePole,
  peakFilter,
  saw,
  stateVariableFilter,
} from '../../dist/graph.js';
import { click, drum, hiss, melody, ramp, rising, tone } from '../lib/sounds.mjs';

/** Effects by the names of what is different about them: one response for each. */
const compared = (values, name, build) =>
  Object.fromEntries(values.map((value) => [name(value), effect('shown', build(value))]));
/** A gliding cutoff, seven octaves in 2.8 s. */
const sweep = () => rising(90, 2.5);

export const filters = [
  {
    unit: 'onePole',
    title: 'low-pass and high-pass',
    seconds: 2,
    show: 'response',
    about: 'Both are at −3 dB at the cutoff and fall by 6 dB per octave; heard: the low-pass over noise.',
    parameters: { cutoffHz: 1000 },
    look: { toDb: 10, rangeDb: 60 },
    build: (options) => ({
      instrument: hiss,
      effect: effect('low', (x) => onePole(options)(x).low),
      shown: compared(['low', 'high'], String, (name) => (x) => onePole(options)(x)[name]),
    }),
  },
  {
    unit: 'stateVariableFilter',
    title: 'its four responses',
    seconds: 2,
    show: 'response',
    about: 'Low, band, high and notch of one filter meet at the cutoff; heard: the band over noise.',
    parameters: { cutoffHz: 1000, q: 2 },
    look: { toDb: 20, rangeDb: 80 },
    build: (options) => ({
      instrument: hiss,
      effect: effect('band', (x) => stateVariableFilter(options)(x).band),
      shown: compared(['low', 'band', 'high', 'notch'], String, (name) => (x) => stateVariableFilter(options)(x)[name]),
    }),
  },
  {
    unit: 'stateVariableFilter',
    variant: 'resonance',
    title: 'low-pass, four resonances',
    seconds: 2,
    show: 'response',
    about: 'At the cutoff the gain is q, far above it the slope is the same 12 dB per octave.',
    parameters: { cutoffHz: 1000, q: [0.5, 0.7071, 4, 20] },
    look: { toDb: 30, rangeDb: 90 },
    build: ({ cutoffHz, q }) => ({
      instrument: tone(() => stateVariableFilter({ cutoffHz, q: q[3] })(saw(frequency())).low, { gain: 0.15 }),
      notes: melody([33, 36, 40, 45], 0.45),
      shown: compared(
        q,
        (each) => `q ${each}`,
        (each) => (x) => stateVariableFilter({ cutoffHz, q: each })(x).low,
      ),
    }),
  },
  {
    unit: 'stateVariableFilter',
    variant: 'sweep',
    title: 'a sweep over a saw',
    seconds: 3,
    show: 'spectrogram',
    about: 'The resonance climbs from harmonic to harmonic, and what is above it is dark.',
    parameters: { q: 8 },
    build: ({ q }) => ({
      instrument: tone(() => stateVariableFilter({ cutoffHz: sweep(), q })(saw(frequency())).low, { gain: 0.25 }),
      notes: [{ frequencyHz: 55, lengthSec: 2.8 }],
    }),
  },
  {
    unit: 'ladder',
    title: 'four resonances, for quiet sounds',
    seconds: 2,
    show: 'response',
    about: '24 dB per octave, and low frequencies keep their level; heard: a bass with strong resonance.',
    parameters: { cutoffHz: 1000, resonance: [0, 0.5, 0.8, 0.93] },
    look: { toDb: 30, rangeDb: 90 },
    build: ({ cutoffHz, resonance }) => ({
      instrument: tone(() => ladder({ cutoffHz, resonance: resonance[2] })(saw(frequency())), { gain: 0.3 }),
      notes: melody([33, 36, 40, 45], 0.45),
      shown: compared(
        resonance,
        (each) => `resonance ${each}`,
        // So quiet that nothing saturates.
        (each) => (x) => ladder({ cutoffHz, resonance: each })(x.mul(1e-3)).mul(1e3),
      ),
    }),
  },
  {
    unit: 'ladder',
    variant: 'sweep',
    title: 'ringing by itself',
    seconds: 3,
    show: 'spectrogram',
    about: 'At full resonance a sine of its own runs over the harmonics of the saw.',
    parameters: { resonance: 1, driveDb: 6 },
    build: (options) => ({
      instrument: tone(() => ladder({ ...options, cutoffHz: sweep() })(saw(frequency())), { gain: 0.3 }),
      notes: [{ frequencyHz: 55, lengthSec: 2.8 }],
    }),
  },
  {
    unit: 'lowShelf',
    title: 'five gains',
    seconds: 2,
    show: 'response',
    about: 'At the corner half of the gain in dB is reached; heard: drums with 12 dB more bass.',
    parameters: { cornerHz: 200, gainDb: [-12, -6, 0, 6, 12] },
    look: { toDb: 20, rangeDb: 40 },
    build: ({ cornerHz, gainDb }) => ({
      instrument: drum,
      notes: [0, 0.5, 1, 1.5].map((startSec) => ({ startSec, lengthSec: 0.4 })),
      effect: effect('shelf', (x) => lowShelf({ cornerHz, gainDb: 12 })(x.mul(0.3))),
      shown: compared(
        gainDb,
        (each) => `${each} dB`,
        (each) => (x) => lowShelf({ cornerHz, gainDb: each })(x),
      ),
    }),
  },
  {
    unit: 'highShelf',
    title: 'five gains',
    seconds: 2,
    show: 'response',
    about: 'At the corner half of the gain in dB is reached; heard: drums with 12 dB more treble.',
    parameters: { cornerHz: 3000, gainDb: [-12, -6, 0, 6, 12] },
    look: { toDb: 20, rangeDb: 40 },
    build: ({ cornerHz, gainDb }) => ({
      instrument: drum,
      notes: [0, 0.5, 1, 1.5].map((startSec) => ({ startSec, lengthSec: 0.4 })),
      effect: effect('shelf', (x) => highShelf({ cornerHz, gainDb: 12 })(x.mul(0.5))),
      shown: compared(
        gainDb,
        (each) => `${each} dB`,
        (each) => (x) => highShelf({ cornerHz, gainDb: each })(x),
      ),
    }),
  },
  {
    unit: 'peakFilter',
    title: 'gains and widths',
    seconds: 2,
    show: 'response',
    about: 'A gain and its opposite are mirror images; a larger q is narrower; heard: noise with a peak.',
    parameters: { frequencyHz: 1000 },
    look: { toDb: 30, rangeDb: 60 },
    build: ({ frequencyHz }) => ({
      instrument: hiss,
      effect: effect('peak', (x) => peakFilter({ frequencyHz, gainDb: 24, q: 4 })(x.mul(0.5))),
      shown: compared(
        [
          [12, 1],
          [-12, 1],
          [24, 4],
          [-24, 4],
          [18, 20],
        ],
        ([gainDb, q]) => `${gainDb} dB, q ${q}`,
        ([gainDb, q]) =>
          (x) =>
            peakFilter({ frequencyHz, gainDb, q })(x),
      ),
    }),
  },
  {
    unit: 'comb',
    title: 'feedback and feed-forward',
    seconds: 2,
    show: 'response',
    about: 'Peaks at the multiples of 500 Hz, notches halfway between them; heard: drums that ring at it.',
    parameters: { frequencyHz: 500 },
    look: { toDb: 20, rangeDb: 60 },
    build: ({ frequencyHz }) => ({
      instrument: drum,
      notes: [0, 0.5, 1, 1.5].map((startSec) => ({ startSec, lengthSec: 0.4 })),
      effect: effect('comb', (x) => comb({ frequencyHz, feedback: 0.97, dampingHz: 8000 })(x.mul(0.15))),
      shown: {
        'feedback 0.8': effect('back', (x) => comb({ frequencyHz, feedback: 0.8 })(x)),
        'feed-forward 1': effect('forward', (x) => comb({ frequencyHz, feedForward: 1 })(x)),
        'feedback 0.8, damped at 3 kHz': effect('damped', (x) =>
          comb({ frequencyHz, feedback: 0.8, dampingHz: 3000 })(x),
        ),
      },
    }),
  },
  {
    unit: 'allPass',
    title: 'alone, and beside its input',
    seconds: 3,
    show: 'response',
    about:
      'Alone it changes no level; two in a row, mixed with their input, cut a notch; heard: that notch moving through noise.',
    parameters: { cutoffHz: 1000 },
    look: { toDb: 10, rangeDb: 60 },
    build: (options) => {
      const notch = (given) => (x) =>
        [1, 2]
          .reduce((y) => allPass(given)(y), x)
          .add(x)
          .mul(0.5);
      const moving = () => ({ cutoffHz: lfo(0.5).mul(900).add(1200) });
      return {
        instrument: hiss,
        notes: [{ lengthSec: 2.8 }],
        effect: effect('moving', (x) => notch(moving())(x)),
        shown: {
          alone: effect('alone', (x) => allPass(options)(x)),
          'two, mixed with the input': effect('notch', notch(options)),
        },
      };
    },
  },
  {
    unit: 'allPassDelay',
    title: 'one click',
    seconds: 0.5,
    show: 'waveform',
    about:
      'An inverted click, then echoes, each a fixed share of the one before: all frequencies pass, but smeared in time.',
    parameters: { delaySec: 0.02, gain: 0.7 },
    build: (options) => ({
      instrument: click,
      effect: effect('allPassDelay', (x) => allPassDelay(options)(x)),
      notes: [{ lengthSec: 0.4 }],
    }),
  },
  {
    unit: 'formant',
    title: 'five vowels',
    seconds: 2.5,
    show: 'response',
    about: 'Each vowel has five peaks at places of its own; heard: a saw that sings them in this order.',
    parameters: { singer: 'tenor', vowels: ['a', 'e', 'i', 'o', 'u'] },
    look: { toDb: 10, rangeDb: 60 },
    build: ({ singer, vowels }) => ({
      instrument: tone(() =>
        formant({ singer, vowel: ramp(0, 4, 2.3) })(saw(frequency().mul(lfo(5).mul(0.01).add(1)))),
      ),
      notes: [{ frequencyHz: 130.8, lengthSec: 2.3 }],
      shown: compared(vowels, String, (name) => (x) => formant({ singer, vowel: vowels.indexOf(name) })(x)),
    }),
  },
  {
    unit: 'formant',
    variant: 'spectrogram',
    title: 'from a to u',
    seconds: 2.5,
    show: 'spectrogram',
    about: 'The formants glide from vowel to vowel across harmonics that stay where they are.',
    parameters: { singer: 'tenor' },
    build: ({ singer }) => ({
      instrument: tone(() => formant({ singer, vowel: ramp(0, 4, 2.3) })(saw(frequency())), { gain: 1 }),
      notes: [{ frequencyHz: 110, lengthSec: 2.3 }],
    }),
  },
  {
    unit: 'dcBlock',
    title: 'a tone beside 0',
    seconds: 1,
    show: 'waveform',
    about: 'The input lies above 0; the output falls back to it and stays there.',
    parameters: { cutoffHz: 5 },
    build: (options) => ({
      instrument: tone(() => saw(frequency()).mul(0.4).add(0.5), { gain: 1 }),
      effect: effect('dcBlock', (x) => dcBlock(options)(x)),
      notes: [{ frequencyHz: 55, lengthSec: 0.9 }],
    }),
  },
  {
    unit: 'dcBlock',
    variant: 'response',
    title: 'three cutoffs',
    seconds: 1,
    show: 'response',
    about: '−3 dB at the cutoff, and nothing lost above.',
    parameters: { cutoffHz: [5, 50, 500] },
    look: { toDb: 10, rangeDb: 40 },
    build: ({ cutoffHz }) => ({
      instrument: hiss,
      effect: effect('dcBlock', (x) => dcBlock({ cutoffHz: cutoffHz[2] })(x)),
      shown: compared(
        cutoffHz,
        (hz) => `${hz} Hz`,
        (hz) => (x) => dcBlock({ cutoffHz: hz })(x),
      ),
    }),
  },
];
