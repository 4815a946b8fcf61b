import { chorus, effect, equaliser, frequency, reverb, sine, softClip } from '../../dist/graph.js';
import { click, drum, plain, ramp, stab, stabs, tone } from '../lib/sounds.mjs';

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
];
