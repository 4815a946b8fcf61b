import { formantVoice, frequency, pluckedString, sub } from '../../dist/graph.js';
import { melody, plain, ramp, tone } from '../lib/sounds.mjs';

/** Whole voices, and parts of them. */
export const voices = [
  {
    unit: 'pluckedString',
    title: 'a broken chord',
    seconds: 4,
    show: 'spectrogram',
    about:
      'Every partial fades by itself, the upper ones sooner; each eighth one is missing, where the string is plucked.',
    parameters: { decaySec: 4, position: 0.125 },
    build: (options) => ({
      instrument: tone(() => pluckedString(frequency(), options), { attackSec: 0, releaseSec: 0.3 }),
      notes: melody([40, 47, 52, 56], 0.6, 3),
    }),
  },
  {
    unit: 'sub',
    title: 'its shapes',
    seconds: 2,
    show: 'waveform',
    about: 'An octave below the note: a sine, and the first three odd harmonics of a triangle and of a square.',
    parameters: { octaves: 1, shapes: ['sine', 'triangle', 'square'] },
    look: { toSec: 0.06 },
    build: ({ octaves, shapes }) => ({
      instrument: tone(() => sub(frequency(), { octaves, shape: 'square' })),
      notes: [{ frequencyHz: 110, lengthSec: 1.8 }],
      shown: Object.fromEntries(shapes.map((shape) => [shape, plain(() => sub(frequency(), { octaves, shape }))])),
    }),
  },
  {
    unit: 'formantVoice',
    title: 'from a to u',
    seconds: 5,
    show: 'spectrogram',
    about: 'The harmonics sway with the vibrato; the bands that are bright, the formants, move from vowel to vowel.',
    parameters: { singer: 'tenor', vibratoCents: 40 },
    build: (options) => ({
      instrument: tone(() => formantVoice(frequency(), { ...options, vowel: ramp(0, 4, 4.8) }), {
        attackSec: 0.1,
        releaseSec: 0.2,
      }),
      notes: [{ frequencyHz: 130.8, lengthSec: 4.6 }],
    }),
  },
];
