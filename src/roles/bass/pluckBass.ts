/** Two plucked strings that ring as long as the envelope lets them → low-pass that closes. */
import { control } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { pluckedString } from '../../units/voices/pluckedString.ts';
import type { KindDefinition } from '../kind.ts';
import { bassSignal as signal, type bassParameters } from './bassParameters.ts';
import { bassVoice } from './bassVoice.ts';
import { oscillatorPair } from './oscillatorPair.ts';

/** Hardness of the pluck as a multiple of the note, in octaves: from 1, at tone 0, to 16. */
const HARDEST_OCTAVES = 4;
/** The strings themselves ring for a minute, so that decay and sustain are those of the envelope. */
const STRING = { decaySec: 60, dampingHz: 200, position: 0.19, pluck: 'impulse' } as const;

export const pluckBass: KindDefinition<typeof bassParameters> = {
  name: 'pluck',
  description: 'A plucked string that loses its brightness first and then its level.',
  words: ['plucked bass', 'pluck bass', 'bass guitar', 'electric bass', 'fingered bass', 'picked bass', 'slap bass'],
  pitched: 'harmonic',
  rangeHz: [32.703, 523.251],
  defaults: {
    ...{ attack: 0.001, decay: 3, sustain: 0, release: 0.1 },
    ...{ tone: 0.35, sub: 0.15, click: 0.2, drive: 10 },
    ...{ cutoff: 350, resonance: 0.7, filter_envelope: 2.5, filter_decay: 1.5 },
  },
  targets: {
    lufs: -18,
    spectrum: [
      [63, -5, 7],
      [125, -2, 6],
      [250, -3, 5],
      [500, -8, 7],
      [1000, -14, 10],
      [2000, -23, 12],
      [4000, -33, 13],
      [8000, -42, 13],
      [16_000, -51, 12],
    ],
    tiltDbPerOctave: { from: -9, to: -0.5 },
    centroidHz: { from: 80, to: 600 },
    clarity: { from: 0.9 },
    attackSec: { to: 0.03 },
    sustainDb: { to: -4 },
    decaySec: { from: 0.15, to: 3 },
    correlation: { from: 0.93 },
    plrLu: { from: 9, to: 20 },
  },

  voice: () =>
    bassVoice('pluckBass', { headroom: 0.5, curve: 4 }, ({ slowNote, cutoffHz }) => {
      const octaves = signal('tone').mul(HARDEST_OCTAVES);
      const pluckHz = slowNote.mul(exp2(octaves));
      const strings = oscillatorPair(slowNote, (hertz) => pluckedString(hertz, { ...STRING, pluckHz }));
      // A short pulse has little of each harmonic: about 1/hardness.
      const level = control(exp2(octaves.mul(0.6)).mul(1.2));
      return [stateVariableFilter({ cutoffHz, q: signal('resonance') })(strings.mul(level)).low];
    }),
};
