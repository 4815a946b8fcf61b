/** A few saws. */
import type { KindDefinition } from '../kind.ts';
import { unison } from '../../units/oscillators/unison.ts';
import { leadSignal as signal, type leadParameters } from './leadParameters.ts';
import { heldTargets } from './leadTargets.ts';
import { leadVoice } from './leadVoice.ts';

export const sawLead: KindDefinition<typeof leadParameters> = {
  name: 'saw',
  description: 'Detuned saws behind a low-pass that closes after the onset.',
  words: ['saw lead', 'sawtooth', 'synth lead', 'analog lead'],
  pitched: 'harmonic',
  rangeHz: [32.703, 2093.005],
  defaults: {},

  targets: {
    ...heldTargets,
    attackSec: { to: 0.3 },
    spectrum: [
      [63, -42, 18],
      [250, -16, 16],
      [500, -6, 11],
      [1000, -9, 12],
      [2000, -14, 15],
      [4000, -22, 18],
      [8000, -33, 20],
    ],
    clarity: { from: 0.85 },
    harshnessDb: { to: -5 },
  },

  voice: ({ unison: voices }) =>
    leadVoice('sawLead', 0.9, ({ pitchHz, breath }) => {
      const saws = unison(pitchHz, { voices, detuneCents: signal('detune'), spread: signal('width') });
      return [saws[0].add(breath), saws[1].add(breath)];
    }),
};
