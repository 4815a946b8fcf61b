/** A sine that bends towards a saw by feedback → low-pass. */
import { control } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { phaseModulation } from '../../units/oscillators/phaseModulation.ts';
import type { KindDefinition } from '../kind.ts';
import { bassSignal as signal, type bassParameters } from './bassParameters.ts';
import { bassVoice } from './bassVoice.ts';
import { oscillatorPair } from './oscillatorPair.ts';

/** Feedback, in turns, that makes nearly a saw. */
const SAW = 0.16;

export const subBass: KindDefinition<typeof bassParameters> = {
  name: 'sub',
  description: 'A sine with a few harmonics, so that small loudspeakers tell its pitch.',
  words: ['sub bass', 'sine bass', '808 bass', 'deep bass'],
  pitched: 'harmonic',
  rangeHz: [32.703, 523.251],
  defaults: {},
  targets: {
    spectrum: [
      [63, 0, 6],
      [125, -16, 14],
      [250, -28, 17],
      [500, -40, 18],
      [1000, -43, 18],
      [2000, -51, 16],
      [4000, -57, 11],
      [16_000, -59, 6],
    ],
    tiltDbPerOctave: { from: -20, to: -5 },
    centroidHz: { from: 35, to: 160 },
    clarity: { from: 0.9 },
    flatness: { to: 0.0001 },
    harshnessDb: { to: -27 },
    sizzleDb: { to: -45 },
    sustainDb: { from: -27 },
    correlation: { from: 0.97 },
    plrLu: { from: 2, to: 12 },
  },

  voice: () =>
    bassVoice('subBass', { headroom: 0.5, curve: 3 }, ({ note, cutoffHz }) => {
      const feedbackTurns = control(signal('tone').mul(SAW));
      const source = oscillatorPair(note, (hertz) => phaseModulation(hertz, { feedbackTurns }));
      return [stateVariableFilter({ cutoffHz, q: signal('resonance') })(source).low];
    }),
};
