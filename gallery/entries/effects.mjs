import {
  bitCrusher,
  chorus,
  compressor,
  drive,
  effect,
  equaliser,
  exp2,
  flanger,
  frequency,
  jobTime,
  limiter,
  oversample,
  phaser,
  pingPongDelay,
  reverb,
  sampleRate,
  sine,
  softClip,
} from '../../dist/graph.js';
import { click, drum, drums, hiss, plain, ramp, rising, stab, stabs, tone } from '../lib/sounds.mjs';

/** Seconds since the sound began, in effects. */
const jobSeconds = () => jobTime().toFloat().div(sampleRate());

export const effects = [
  {
    unit: 'chorus',
    title: 'a chord of saws',
    seconds: 3,
    show: 'spectrogram',
    about: 'The sharp harmonics of the input become bands whose brightness moves.',
    parameters: { mix: 1, rateHz: 0.8, depthSec: 0.004 },
    build: (options) => ({
      instrument: stab,
      notes: stabs(1, 1, 2.8),
      effect: effect('chorus', (x) => chorus(x, options)),
    }),
  },
  {
    unit: 'reverb',
    title: 'two drums in a hall',
    seconds: 4,
    show: 'spectrogram',
    about: 'Each hit leaves a cloud that fades evenly, the treble sooner than the bass.',
    parameters: { mix: 0.4, t60Sec: 2.5, dampingHz: 5000 },
    build: (options) => ({
      instrument: drum,
      notes: [0, 1.5].map((startSec) => ({ startSec, lengthSec: 0.5 })),
      effect: effect('reverb', (x) => reverb(x, options)),
    }),
  },
  {
    unit: 'reverb',
    variant: 'click',
    title: 'one click',
    seconds: 0.5,
    show: 'waveform',
    about:
      'Single echoes at first, then more and more of them, until they are noise; left and right have nothing in common.',
    parameters: { mix: 1, t60Sec: 1.5, dampingHz: 8000 },
    build: (options) => ({
      instrument: click,
      effect: effect('reverb', (x) => reverb(x.mul(8), options)),
      notes: [{ lengthSec: 0.4 }],
    }),
  },
  {
    unit: 'equaliser',
    title: 'each band alone, and all together',
    seconds: 2,
    show: 'response',
    about: 'A shelf at either end, two peaks between them; together they add up in dB.',
    parameters: { lowGainDb: 6, peak1GainDb: -9, peak2GainDb: 6, highGainDb: 9 },
    look: { toDb: 15, rangeDb: 30 },
    build: (gains) => ({
      instrument: drum,
      notes: [0, 0.5, 1, 1.5].map((startSec) => ({ startSec, lengthSec: 0.4 })),
      effect: effect('equaliser', (x) => equaliser(x.mul(0.5), gains)),
      shown: {
        ...Object.fromEntries(
          Object.entries(gains).map(([name, gain]) => [name, effect('band', (x) => equaliser(x, { [name]: gain }))]),
        ),
        all: effect('all', (x) => equaliser(x, gains)),
      },
    }),
  },
  {
    unit: 'softClip',
    title: 'what goes in against what comes out',
    seconds: 2,
    show: 'curve',
    about: 'Straight in the middle, level from ±1.5 on; heard: a sine that swells into it.',
    look: { x: { from: -3, to: 3, unit: 'in' } },
    build: () => ({
      instrument: tone(() => softClip(sine(frequency()).mul(ramp(0.1, 3, 1.8)))),
      shown: { softClip: plain(() => softClip(ramp(-3, 3, 2))) },
    }),
  },
  {
    unit: 'softClip',
    variant: 'spectrogram',
    title: 'a sine that swells into it',
    seconds: 2,
    show: 'spectrogram',
    about: 'The louder it becomes, the more odd harmonics it has.',
    build: () => ({
      instrument: tone(() => sine(frequency()).mul(ramp(0.1, 3, 1.8)), { gain: 1 }),
      effect: effect('softClip', (x) => softClip(x)),
      notes: [{ frequencyHz: 220, lengthSec: 1.8 }],
    }),
  },
  {
    unit: 'flanger',
    title: 'noise through a moving comb',
    seconds: 4,
    show: 'spectrogram',
    about: 'Teeth at equal distances, which spread and gather as the delay moves.',
    parameters: { rateHz: 0.3, feedback: 0.8, depthSec: 0.004, spreadTurns: 0 },
    build: (options) => ({
      instrument: hiss,
      notes: [{ lengthSec: 3.8 }],
      effect: effect('flanger', (x) => flanger(x, options)),
    }),
  },
  {
    unit: 'phaser',
    title: 'noise through moving notches',
    seconds: 4,
    show: 'spectrogram',
    about: 'Three notches that rise and fall together, at equal distances in octaves and not in hertz.',
    parameters: { rateHz: 0.4, stages: 6, depthSemitones: 24, spreadTurns: 0 },
    build: (options) => ({
      instrument: hiss,
      notes: [{ lengthSec: 3.8 }],
      effect: effect('phaser', (x) => phaser(x, options)),
    }),
  },
  {
    unit: 'pingPongDelay',
    title: 'one hit, many echoes',
    seconds: 4,
    show: 'waveform',
    about:
      'Echoes every three quarters of a beat, left and right by turns, each softer and duller than the one before.',
    parameters: { mix: 0.5, tempoBpm: 120, beats: 0.75, feedback: 0.6, dampingHz: 4000 },
    build: (options) => ({
      instrument: drum,
      notes: [{ lengthSec: 0.3 }],
      effect: effect('pingPongDelay', (x) => pingPongDelay(x, options)),
    }),
  },
  {
    unit: 'drive',
    title: 'a sine that swells to 24 dB too much',
    seconds: 3,
    show: 'spectrogram',
    about: 'Odd harmonics come one after the other; nothing is seen between them, though the highest would fold.',
    parameters: { driveDb: 24, frequencyHz: 1000 },
    build: ({ driveDb, frequencyHz }) => ({
      instrument: plain(() => sine(frequency()).mul(ramp(0.01, 1, 2.8))),
      notes: [{ frequencyHz, lengthSec: 2.8 }],
      effect: effect('drive', (x) => {
        const driven = drive(x, { driveDb });
        return { out: driven.mul(0.5), latency: driven.latency };
      }),
    }),
  },
  {
    unit: 'oversample',
    title: 'a clipped sweep',
    seconds: 3,
    show: 'spectrogram',
    about:
      'Above: clipped at the sample rate. Below: at eight times that; the lines that fall and rise again are gone.',
    parameters: { factor: 8 },
    build: ({ factor }) => ({
      instrument: plain(() => sine(rising(200, 2)).mul(4).clamp(-0.5, 0.5)),
      notes: [{ lengthSec: 2.8 }],
      effect: effect('oversample', () => {
        const sweep = sine(exp2(jobSeconds().mul(2)).mul(200)).mul(4);
        const clipped = oversample(factor, (x) => x.clamp(-0.5, 0.5))(sweep);
        return { out: clipped.mul(1), latency: clipped.latency };
      }),
    }),
  },
  {
    unit: 'compressor',
    title: 'drums, loud and soft',
    seconds: 2,
    show: 'waveform',
    about: 'Every other hit is four times as loud as its neighbours; after the compressor it is hardly louder.',
    parameters: { thresholdDb: -30, ratio: 8, attackSec: 0.0005, releaseSec: 0.15, makeUpDb: 9 },
    build: (options) => ({
      instrument: drum,
      notes: [1, 0.25, 1, 0.25].map((velocity, at) => ({ startSec: at / 2, lengthSec: 0.4, velocity })),
      effect: effect('compressor', (x) => compressor(x, options)),
    }),
  },
  {
    unit: 'limiter',
    title: 'drums, 12 dB too loud',
    seconds: 2,
    show: 'waveform',
    about: 'What reached 4 stays within 0.89, which is −1 dB, and the tails come forward.',
    parameters: { ceilingDb: -1, releaseSec: 0.1, gain: 4 },
    build: ({ gain, ...options }) => ({
      instrument: drums(gain),
      notes: [0, 0.25, 0.5, 1, 1.5].map((startSec) => ({ startSec, lengthSec: 0.4 })),
      effect: effect('limiter', (x) => limiter(x, options)),
    }),
  },
  {
    unit: 'bitCrusher',
    title: 'a sine in steps',
    seconds: 1,
    show: 'waveform',
    about: 'Steps of an eighth, and a tenth of the samples.',
    parameters: { bits: 4, rateHz: 4410 },
    look: { toSec: 0.02 },
    build: (options) => ({
      instrument: tone(() => sine(frequency())),
      notes: [{ frequencyHz: 220, lengthSec: 0.9 }],
      effect: effect('bitCrusher', (x) => bitCrusher(x, options)),
    }),
  },
];
