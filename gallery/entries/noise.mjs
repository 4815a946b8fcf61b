import { hash, pinkNoise, sparseImpulses, time, whiteNoise } from '../../dist/graph.js';
import { hiss, plain, tone } from '../lib/sounds.mjs';

export const noise = [
  {
    unit: 'whiteNoise',
    title: 'its spectrum',
    seconds: 3,
    show: 'spectrum',
    about: 'Flat: every frequency has the same level.',
    look: { size: 4096, toDb: -20, rangeDb: 60 },
    build: () => ({ instrument: hiss, notes: [{ lengthSec: 2.8 }] }),
  },
  {
    unit: 'whiteNoise',
    variant: 'spectrogram',
    title: 'over time',
    seconds: 1.5,
    show: 'spectrogram',
    about: 'Grain without any pattern.',
    build: () => ({ instrument: tone(() => whiteNoise()), notes: [{ lengthSec: 1.4 }] }),
  },
  {
    unit: 'pinkNoise',
    title: 'beside white noise',
    seconds: 6,
    show: 'spectrum',
    about: 'A straight line that falls by 3 dB per octave, 10 dB per decade.',
    look: { size: 16384, toDb: -20, rangeDb: 60 },
    build: () => ({
      instrument: tone(() => pinkNoise(), { gain: 2 }),
      notes: [{ lengthSec: 5.8 }],
      shown: { pink: plain(() => pinkNoise()), white: plain(() => whiteNoise().mul(0.1)) },
    }),
  },
  {
    unit: 'sparseImpulses',
    title: 'drops of rain',
    seconds: 2,
    show: 'waveform',
    about: 'Single samples at random moments, of random heights and signs.',
    parameters: { densityHz: 40, size: 'random' },
    build: (options) => ({ instrument: tone(() => sparseImpulses(options), { gain: 1 }), notes: [{ lengthSec: 1.9 }] }),
  },
  {
    unit: 'hash',
    title: 'another random number every 128 samples',
    seconds: 1,
    show: 'waveform',
    about: 'Steps of equal length and unrelated heights.',
    look: { toSec: 0.1 },
    build: () => ({
      instrument: tone(
        () =>
          hash(time().shrS(7))
            .toFloat()
            .mul(1 / 2147483648),
        { gain: 0.3 },
      ),
    }),
  },
];
