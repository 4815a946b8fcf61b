/** Detuned saws, left and right → low-pass that moves. */
import { control } from '../../ir/index.ts';
import { onePole } from '../../units/filters/onePole.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { unison } from '../../units/oscillators/unison.ts';
import type { KindDefinition } from '../kind.ts';
import { bassSignal as signal, type bassParameters } from './bassParameters.ts';
import { bassSpace } from './bassSpace.ts';
import { bassVoice } from './bassVoice.ts';

const SAWS = 3;

export const reeseBass: KindDefinition<typeof bassParameters> = {
  name: 'reese',
  description: 'Detuned saws that beat against each other behind a moving low-pass.',
  words: ['reese bass', 'detuned bass', 'growl bass', 'wobble bass', 'neuro bass'],
  pitched: 'harmonic',
  rangeHz: [32.703, 523.251],
  defaults: {
    ...{ attack: 0.01, sustain: 1, release: 0.2 },
    ...{ tone: 0.85, detune: 20, sub: 0.5, width: 0.8, drive: 10 },
    ...{ cutoff: 500, resonance: 1.4, filter_envelope: 0.6, filter_decay: 1, lfo_depth: 0.8 },
  },
  targets: {
    spectrum: [
      [63, 0, 6],
      [125, -9, 7],
      [250, -9, 6],
      [500, -13, 7],
      [1000, -18, 7],
      [2000, -28, 11],
      [4000, -42, 14],
      [8000, -52, 14],
      [16_000, -59, 8],
    ],
    tiltDbPerOctave: { from: -12, to: -2 },
    centroidHz: { from: 45, to: 350 },
    harshnessDb: { to: -17 },
    sustainDb: { from: -11 },
    correlation: { from: 0.65, to: 0.985 },
    plrLu: { from: 5, to: 12 },
  },

  voice: () =>
    bassVoice('reeseBass', { headroom: 0.5, curve: 3 }, ({ note, slowNote, cutoffHz }) => {
      const saws = unison(note, { voices: SAWS, detuneCents: signal('detune'), spread: signal('width') });
      const dull = onePole({ cutoffHz: slowNote.mul(2) });
      const tone = control(signal('tone'));
      const filter = stateVariableFilter({ cutoffHz, q: signal('resonance') });
      const [left, right] = saws.map((side) => filter(dull(side).low.mix(side, tone)).low);
      return [left!, right!];
    }),
  // The saws are wide by themselves.
  space: () => bassSpace('reeseSpace', { widens: false }),
};
