import {
  additive,
  droopEqualiser,
  drooping,
  DROOPING_PEAK,
  effect,
  frequency,
  hardSync,
  lfo,
  modal,
  modalRatios,
  phaseModulation,
  phasor,
  pulse,
  saw,
  sine,
  time,
  triangle,
  unison,
  wavetable,
} from '../../dist/graph.js';
import { chord, melody, octavesOfA, plain, ramp, rising, tone } from '../lib/sounds.mjs';

const RISE = { fromHz: 60, octavesPerSec: 2 };
/** An oscillator whose pitch rises by seven octaves: its aliases would fall. */
const sweep =
  (oscillator) =>
  ({ fromHz, octavesPerSec }) => ({
    instrument: tone(() => oscillator(rising(fromHz, octavesPerSec))),
    notes: [{ lengthSec: 3.4 }],
  });
/** A high note, whose aliases would lie between its harmonics. */
const highNote =
  (oscillator) =>
  ({ frequencyHz }) => ({
    instrument: tone(() => oscillator(frequency())),
    notes: [{ frequencyHz, lengthSec: 1.9 }],
  });
const HIGH_NOTE = { frequencyHz: 1244.5 };
const look = { toDb: 0, rangeDb: 120 };

export const oscillators = [
  {
    unit: 'sine',
    title: 'a rising sine',
    seconds: 3.5,
    show: 'spectrogram',
    about: 'One line, straight on a logarithmic axis, and nothing else.',
    parameters: RISE,
    build: sweep(sine),
  },
  {
    unit: 'phasor',
    title: 'the phase that all oscillators share',
    seconds: 1,
    show: 'waveform',
    about: 'A ramp from −½ to ½ turn that jumps in one sample, heard as a saw with all its aliases.',
    look: { toSec: 0.02 },
    build: () => {
      const turns = () =>
        phasor(frequency())
          .phase.toFloat()
          .mul(1 / 4294967296);
      return { instrument: tone(turns), shown: { turns: plain(turns) } };
    },
  },
  {
    unit: 'saw',
    title: 'a rising saw',
    seconds: 3.5,
    show: 'spectrogram',
    about: 'Harmonics rise side by side; aliases would be lines that fall from the top.',
    parameters: RISE,
    build: sweep(saw),
  },
  {
    unit: 'saw',
    variant: 'octaves',
    title: 'seven octaves of A',
    seconds: 3,
    show: 'spectrogram',
    about: 'Between the harmonics of each note it stays dark.',
    build: () => ({ instrument: tone(() => saw(frequency())), notes: melody(octavesOfA, 0.4) }),
  },
  {
    unit: 'saw',
    variant: 'spectrum',
    title: 'one high note',
    seconds: 2,
    show: 'spectrum',
    about: 'Harmonics fall by 6 dB per octave; what is between them is aliases.',
    parameters: HIGH_NOTE,
    look,
    build: highNote(saw),
  },
  {
    unit: 'drooping',
    title: 'the saw before its equaliser',
    seconds: 2,
    show: 'spectrum',
    about: 'The harmonics of the treble are too quiet, and the equaliser lifts them to where a saw has them.',
    look: { toDb: 0, rangeDb: 60 },
    build: () => {
      const notes = [{ frequencyHz: 440, lengthSec: 1.9 }];
      const before = () => drooping(phasor(frequency())).mul(0.5 / DROOPING_PEAK);
      return {
        instrument: tone(() => before()),
        notes,
        shown: { 'with equaliser': plain(() => droopEqualiser(before())), without: plain(before) },
      };
    },
  },
  {
    unit: 'droopEqualiser',
    title: 'its response',
    seconds: 1,
    show: 'response',
    about: 'A lift of some 3 dB at 10 kHz that undoes the droop of the B-spline.',
    look: { toDb: 10, rangeDb: 20 },
    build: () => ({ instrument: tone(() => saw(frequency())), effect: effect('equaliser', (x) => droopEqualiser(x)) }),
  },
  {
    unit: 'pulse',
    title: 'a moving width',
    seconds: 3,
    show: 'spectrogram',
    about: 'Dark notches wander through the harmonics: the n-th is missing where the width is a multiple of 1/n.',
    parameters: { rateHz: 0.5, depth: 0.45 },
    build: ({ rateHz, depth }) => ({
      instrument: tone(() => pulse(frequency(), { width: lfo(rateHz).mul(depth).add(0.5) })),
      notes: [{ frequencyHz: 110, lengthSec: 2.8 }],
    }),
  },
  {
    unit: 'pulse',
    variant: 'widths',
    title: 'three widths',
    seconds: 1,
    show: 'waveform',
    about: 'High for half, a quarter and a twentieth of the period, and never with DC.',
    parameters: { widths: [0.5, 0.25, 0.05] },
    look: { toSec: 0.02 },
    build: ({ widths }) => ({
      instrument: tone(() => pulse(frequency(), { width: widths[1] })),
      shown: Object.fromEntries(widths.map((width) => [`width ${width}`, plain(() => pulse(frequency(), { width }))])),
    }),
  },
  {
    unit: 'pulse',
    variant: 'sweep',
    title: 'a rising square wave',
    seconds: 3.5,
    show: 'spectrogram',
    about: 'Odd harmonics only, and no aliases that fall.',
    parameters: RISE,
    build: sweep(pulse),
  },
  {
    unit: 'triangle',
    title: 'one high note',
    seconds: 2,
    show: 'spectrum',
    about: 'Odd harmonics that fall by 12 dB per octave.',
    parameters: HIGH_NOTE,
    look,
    build: highNote(triangle),
  },
  {
    unit: 'triangle',
    variant: 'sweep',
    title: 'a rising triangle',
    seconds: 3.5,
    show: 'spectrogram',
    about: 'Few harmonics, far apart, and no aliases that fall.',
    parameters: RISE,
    build: sweep(triangle),
  },
  {
    unit: 'hardSync',
    title: 'a rising ratio',
    seconds: 3,
    show: 'spectrogram',
    about: 'The pitch stays, a resonance climbs through its harmonics: the pitch of the saw that is restarted.',
    parameters: { fromRatio: 1, toRatio: 12 },
    build: ({ fromRatio, toRatio }) => ({
      instrument: tone(() => hardSync(frequency(), { ratio: ramp(fromRatio, toRatio, 2.8) })),
      notes: [{ frequencyHz: 110, lengthSec: 2.8 }],
    }),
  },
  {
    unit: 'unison',
    title: 'a chord of supersaws',
    seconds: 3,
    show: 'spectrogram',
    about: 'The harmonics beat, each at its own speed, because every one of them is seven lines.',
    parameters: { voices: 7, detuneCents: 20, spread: 0.8 },
    build: (options) => ({
      instrument: tone(() => unison(frequency(), options), { gain: 0.2, attackSec: 0.05, releaseSec: 0.2 }),
      notes: chord([45, 57, 60, 64], 2.6),
    }),
  },
  {
    unit: 'phaseModulation',
    title: 'a rising index',
    seconds: 3,
    show: 'spectrogram',
    about: 'The deeper the modulation, the more side bands on either side of the carrier.',
    parameters: { ratio: 1.5, toTurns: 1 },
    build: ({ ratio, toTurns }) => ({
      instrument: tone(() => {
        const modulator = sine(frequency().mul(ratio)).mul(ramp(0, toTurns, 2.8));
        return phaseModulation(frequency(), { modulationTurns: modulator });
      }),
      notes: [{ frequencyHz: 440, lengthSec: 2.8 }],
    }),
  },
  {
    unit: 'phaseModulation',
    variant: 'feedback',
    title: 'one operator that hears itself',
    seconds: 3,
    show: 'spectrogram',
    about:
      'From a sine by way of a saw to noise, with ever more DC; near the end it whistles at a third of the sample rate.',
    parameters: { toTurns: 0.45 },
    build: ({ toTurns }) => ({
      instrument: tone(() => phaseModulation(frequency(), { feedbackTurns: ramp(0, toTurns, 2.8) })),
      notes: [{ frequencyHz: 220, lengthSec: 2.8 }],
    }),
  },
  {
    unit: 'additive',
    title: 'a stiff string',
    seconds: 3,
    show: 'spectrogram',
    about: 'Partials whose distances grow towards the top, and which fade the sooner the higher they are.',
    parameters: { partials: 24, decaySec: 6, tiltDb: -4, inharmonicity: 0.002 },
    build: ({ partials, decaySec, ...options }) => ({
      instrument: tone(
        () => {
          const list = Array.from({ length: partials }, (_, at) => ({
            ratio: at + 1,
            gain: 1,
            decaySec: decaySec / (at + 1),
          }));
          return additive(frequency(), list, options);
        },
        { gain: 0.3 },
      ),
      notes: [{ frequencyHz: 110, lengthSec: 2.8 }],
    }),
  },
  {
    unit: 'modal',
    title: 'bar, drum and bell',
    seconds: 4,
    show: 'spectrogram',
    about: 'Each body has frequencies of its own, and each frequency fades in its own time.',
    parameters: { decaySec: 3, bodies: { freeBar: 523, membrane: 110, bell: 330 } },
    build: ({ decaySec, bodies }) => ({
      instrument: plain(() => {
        const struck = Object.entries(bodies).map(([body, hertz], at) => {
          const modes = modalRatios[body].map((ratio) => ({ ratio, gain: 1, decaySec: decaySec / ratio }));
          // One after the other, 1.3 s apart.
          const hit = time()
            .eq(at * 57330)
            .select(1, 0);
          return modal(hit, hertz, modes, { tiltDb: -3 });
        });
        return struck.reduce((sum, one) => sum.add(one)).mul(0.2);
      }),
    }),
  },
  {
    unit: 'wavetable',
    title: 'saw, square and organ, on a glide',
    seconds: 4,
    show: 'spectrogram',
    about:
      'The even harmonics go, then all but the octaves; up to the top nothing folds back, though the pitch climbs five octaves.',
    parameters: { harmonics: 512, octaves: 5 },
    build: ({ harmonics, octaves }) => ({
      instrument: tone(() => {
        const list = (amplitude) => ({ amplitudes: Array.from({ length: harmonics }, (_, at) => amplitude(at + 1)) });
        const organ = { amplitudes: [1, 0.8, 0, 0.6, 0, 0, 0, 0.4, 0, 0, 0, 0, 0, 0, 0, 0.3] };
        const waves = [list((k) => 0.6 / k), list((k) => (k % 2 === 1 ? 1 / k : 0)), organ];
        return wavetable(rising(55, octaves / 3.8), waves, { position: ramp(0, 1, 3.8) });
      }),
      notes: [{ lengthSec: 3.8 }],
    }),
  },
];
