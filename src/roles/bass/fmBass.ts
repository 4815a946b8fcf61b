/** Two operators, the modulator with a little feedback → low-pass. */
import { control, num, sampleRate } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { phaseModulation } from '../../units/oscillators/phaseModulation.ts';
import type { KindDefinition } from '../kind.ts';
import { bassSignal as signal, type bassParameters } from './bassParameters.ts';
import { bassVoice } from './bassVoice.ts';
import { oscillatorPair } from './oscillatorPair.ts';

/** Index at tone 1, in turns: 5 radians. */
const MOST_TURNS = 5 / (2 * Math.PI);
/** Index that no envelope exceeds, in turns. */
const LIMIT_TURNS = 2;
/** Sidebands reach about index · ratio · note; this share of the sample rate is left to them, so that they do not fold. */
const BAND = 0.25 / (2 * Math.PI);
/** Feedback of the modulator, in turns: its second harmonic fills the gaps between sidebands. */
const EDGE = 0.05;

export const fmBass: KindDefinition<typeof bassParameters> = {
  name: 'fm',
  description: 'A sine whose phase another sine modulates, the more so the younger the note.',
  words: ['fm bass', 'digital bass', 'dx bass', 'solid bass', 'metallic bass'],
  pitched: 'harmonic',
  rangeHz: [32.703, 523.251],
  defaults: {
    ...{ decay: 0.6, sustain: 0.65, release: 0.1 },
    ...{ tone: 0.22, ratio: 2, sub: 0.25, drive: 4, click: 0.2 },
    ...{ cutoff: 4000, resonance: 0.7, filter_envelope: 1.3, filter_decay: 1 },
  },
  targets: {
    spectrum: [
      [63, -2, 7],
      [125, -15, 18],
      [250, -12, 17],
      [500, -11, 13],
      [1000, -22, 18],
      [2000, -36, 20],
      [4000, -49, 20],
      [16_000, -58, 8],
    ],
    tiltDbPerOctave: { from: -18, to: -1 },
    centroidHz: { from: 45, to: 450 },
    sustainDb: { from: -15 },
    correlation: { from: 0.85 },
  },

  voice: () =>
    bassVoice('fmBass', { headroom: 0.55, curve: 3 }, ({ note, slowNote, octaves, cutoffHz }) => {
      const ratio = signal('ratio');
      const widest = sampleRate().mul(BAND).div(slowNote.mul(ratio));
      const index = signal('tone').mul(exp2(octaves)).mul(MOST_TURNS).min(num(LIMIT_TURNS)).min(widest);
      const turns = control(index);
      const source = oscillatorPair(note, (hertz) => {
        const modulator = phaseModulation(hertz.mul(ratio), { feedbackTurns: EDGE });
        return phaseModulation(hertz, { modulationTurns: modulator.mul(turns) });
      });
      return [stateVariableFilter({ cutoffHz, q: signal('resonance') })(source).low];
    }),
};
