import {
  adsr,
  frequency,
  lag,
  lfo,
  lfoOptions,
  percussive,
  pitchEnvelope,
  sampleAndHold,
  saw,
  sine,
  slew,
  smoothRandom,
  triangle,
  whiteNoise,
} from '../../dist/graph.js';
import { plain, tone } from '../lib/sounds.mjs';

/** A tone whose pitch a signal moves by up to so many octaves (near enough). */
const bent = (signal, octaves = 0.5) => tone(() => triangle(frequency().mul(signal().mul(octaves).add(1))));
/** Signals of one unit, by the names of what is different about them. */
const curves = (options, signal) =>
  Object.fromEntries(Object.entries(options).map(([name, given]) => [name, plain(() => signal(given))]));

export const envelopes = [
  {
    unit: 'adsr',
    title: 'three envelopes',
    seconds: 2,
    show: 'curve',
    about: 'The note ends at 1.2 s, and each release starts from where its envelope is.',
    parameters: {
      pad: { attackSec: 0.5, decaySec: 0.4, sustain: 0.7, releaseSec: 0.6 },
      pluck: { attackSec: 0.005, decaySec: 0.6, sustain: 0, releaseSec: 0.1, curve: 5 },
      late: { attackSec: 1.5, decaySec: 0.1, sustain: 1, releaseSec: 0.6, attackCurve: 4, curve: 4 },
    },
    look: { y: { from: 0, to: 1.05 } },
    build: (shapes) => ({
      instrument: tone(() => saw(frequency()).mul(adsr(shapes.pad)), { gain: 0.4, attackSec: 0, releaseSec: 0.6 }),
      notes: [{ frequencyHz: 220, lengthSec: 1.2 }],
      shown: curves(shapes, adsr),
    }),
  },
  {
    unit: 'percussive',
    title: 'three bends',
    seconds: 1,
    show: 'curve',
    about: 'All of them are at 0 after exactly 0.8 s; heard: the one that is bent most.',
    parameters: { attackSec: 0.05, decaySec: 0.75, curve: [0, 4, 10] },
    look: { y: { from: 0, to: 1.05 } },
    build: ({ curve, ...times }) => ({
      instrument: tone(() => saw(frequency()).mul(percussive({ ...times, curve: curve[2] })), { attackSec: 0 }),
      shown: curves(Object.fromEntries(curve.map((bend) => [`curve ${bend}`, { ...times, curve: bend }])), percussive),
    }),
  },
  {
    unit: 'pitchEnvelope',
    title: 'a kick drum, and the other way round',
    seconds: 1,
    show: 'curve',
    about: 'The ratio to the note, which it reaches after 0.4 s exactly; heard: a sine that falls by three octaves.',
    parameters: { down: { semitones: 36, timeSec: 0.4 }, up: { semitones: -12, timeSec: 0.4 } },
    build: (shapes) => ({
      instrument: tone(() => sine(frequency().mul(pitchEnvelope(shapes.down))).mul(percussive({ decaySec: 0.6 })), {
        gain: 0.9,
      }),
      notes: [{ frequencyHz: 50, lengthSec: 0.9 }],
      shown: curves(shapes, pitchEnvelope),
    }),
  },
  {
    unit: 'lfo',
    title: 'its shapes',
    seconds: 2,
    show: 'waveform',
    about: 'Sine, triangle, two saws and a square between −1 and 1; heard: the vibrato of a sine.',
    parameters: { rateHz: 2, fasterHz: 5 },
    look: { peak: 1, toSec: 1 },
    build: ({ rateHz, fasterHz }) => ({
      instrument: bent(() => lfo(fasterHz), 0.03),
      shown: Object.fromEntries(lfoOptions.shape.choices.map((shape) => [shape, plain(() => lfo(rateHz, { shape }))])),
    }),
  },
  {
    unit: 'sampleAndHold',
    title: 'a sine in steps, and noise in steps',
    seconds: 2,
    show: 'curve',
    about: 'A new value ten times per second; heard: the noise as a melody.',
    parameters: { rateHz: 10 },
    build: (options) => ({
      instrument: bent(() => sampleAndHold(whiteNoise(), options)),
      shown: {
        sine: plain(() => sampleAndHold(lfo(0.5), options)),
        noise: plain(() => sampleAndHold(whiteNoise(), options)),
      },
    }),
  },
  {
    unit: 'smoothRandom',
    title: 'two speeds',
    seconds: 2,
    show: 'curve',
    about: 'From one random value to the next without a corner; heard: a pitch that wanders.',
    parameters: { slow: { rateHz: 2 }, fast: { rateHz: 10 } },
    build: (options) => ({
      instrument: bent(() => smoothRandom(options.fast), 0.2),
      shown: curves(options, smoothRandom),
    }),
  },
  {
    unit: 'slew',
    title: 'what a square becomes',
    seconds: 2,
    show: 'curve',
    about: 'Up along one straight line, down along another; heard: a pitch that glides in both directions.',
    parameters: { riseSec: 0.05, fallSec: 0.2 },
    build: (options) => {
      const square = () => lfo(1, { shape: 'square' });
      return {
        instrument: bent(() => slew(square(), options), 0.2),
        shown: { input: plain(square), output: plain(() => slew(square(), options)) },
      };
    },
  },
  {
    unit: 'lag',
    title: 'what a square becomes',
    seconds: 2,
    show: 'curve',
    about: 'After each time constant 37 % of the way are left; heard: a pitch that glides.',
    parameters: { timeSec: 0.08 },
    build: (options) => {
      const square = () => lfo(1, { shape: 'square' });
      return {
        instrument: bent(() => lag(square(), options), 0.2),
        shown: { input: plain(square), output: plain(() => lag(square(), options)) },
      };
    },
  },
];
