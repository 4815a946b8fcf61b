/** Unison saws over a sine → low-pass → envelope. */
import { frequency } from '../../ir/index.ts';
import { unison } from '../../units/oscillators/unison.ts';
import type { KindDefinition } from '../kind.ts';
import { airNoise } from './airNoise.ts';
import { padSignal as signal, type padParameters } from './padParameters.ts';
import { padVoice } from './padVoice.ts';
import { vibrato } from './vibrato.ts';

const HEADROOM = 0.6;

export const warmPad: KindDefinition<typeof padParameters> = {
  name: 'warm',
  description: 'Unison saws over a sine, behind a low-pass that opens and closes.',
  words: ['warm pad', 'synth pad', 'analog pad', 'supersaw'],
  pitched: 'harmonic',
  rangeHz: [32.703, 2093.005],
  defaults: {},
  // Octave levels of the default and the presets, from dark (cutoff 350 Hz) to bright (5 kHz). Below the note there may be nothing.
  targets: {
    spectrum: [
      [50, -18, 20],
      [125, -10, 15],
      [250, -1, 7],
      [800, -6, 5],
      [1600, -10, 5],
      [3150, -16, 8],
      [6300, -26, 11],
      [12600, -42, 13],
    ],
    tiltDbPerOctave: { from: -8, to: 2.5 },
    centroidHz: { from: 250, to: 1000 },
    clarity: { from: 0.52 },
    harshnessDb: { to: -9 },
    sizzleDb: { to: -28 },
    sustainDb: { from: -6 },
    driftDbPerSec: { from: -6, to: 6 },
    correlation: { from: 0, to: 0.92 },
    pitchHz: { from: 40, to: 1200 },
  },

  voice: ({ unison: voices }) =>
    padVoice('warmPad', HEADROOM, () => {
      const note = frequency().mul(vibrato());
      const saws = unison(note, { voices, detuneCents: signal('detune'), spread: signal('width') });
      const air = airNoise();
      return [saws[0].add(air[0]), saws[1].add(air[1])];
    }),
};
