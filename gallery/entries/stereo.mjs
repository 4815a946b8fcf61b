import { effect, frequency, lfo, pan, panGains, saw, stereoWidth, whiteNoise } from '../../dist/graph.js';
import { plain, ramp, tone } from '../lib/sounds.mjs';

export const stereo = [
  {
    unit: 'pan',
    title: 'from side to side',
    seconds: 2,
    show: 'waveform',
    about: 'What leaves one side arrives at the other.',
    parameters: { rateHz: 1 },
    build: ({ rateHz }) => ({
      instrument: tone(() => pan(saw(frequency()), lfo(rateHz), 0.8)),
      notes: [{ frequencyHz: 220, lengthSec: 1.9 }],
    }),
  },
  {
    unit: 'panGains',
    title: 'gains over position',
    seconds: 1,
    show: 'curve',
    about:
      'A quarter of a cosine and of a sine: in the middle both are 0.71, and the sum of their squares is 1 everywhere.',
    look: { x: { from: -1, to: 1, unit: 'pos' } },
    build: () => ({
      instrument: tone(() => pan(saw(frequency()), ramp(-1, 1, 1))),
      shown: { left: plain(() => panGains(ramp(-1, 1, 1))[0]), right: plain(() => panGains(ramp(-1, 1, 1))[1]) },
    }),
  },
  {
    unit: 'stereoWidth',
    title: 'from mono to wide',
    seconds: 3,
    show: 'waveform',
    about:
      'Two unrelated noises: at first both sides are the same, in the middle they are what they were, at the end the sides are loudest.',
    parameters: { from: 0, to: 2 },
    build: ({ from, to }) => ({
      instrument: tone(() => [whiteNoise(), whiteNoise()], { gain: 0.3 }),
      notes: [{ lengthSec: 2.8 }],
      effect: effect('width', (x) => stereoWidth(x, { width: ramp(from, to, 2.8) })),
    }),
  },
];
