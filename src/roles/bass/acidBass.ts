/** Square or saw → ladder with resonance, envelope and saturation. */
import { control, num } from '../../ir/index.ts';
import { dbToGain } from '../../math/decibels.ts';
import { ladder } from '../../units/filters/ladder.ts';
import { saw } from '../../units/oscillators/saw.ts';
import type { KindDefinition } from '../kind.ts';
import { bassSignal as signal, type bassParameters } from './bassParameters.ts';
import { bassVoice } from './bassVoice.ts';
import { oscillatorPair } from './oscillatorPair.ts';

/** Into the ladder's own saturation: so little that a resonance of 20 still stands out. */
const LADDER_DRIVE_DB = -12;
const LADDER_LEVEL = dbToGain(-LADDER_DRIVE_DB);

export const acidBass: KindDefinition<typeof bassParameters> = {
  name: 'acid',
  description: 'A saw or a square through a resonant ladder filter that an envelope closes.',
  words: ['acid bass', 'tb-303', '303', 'squelchy bass', 'ladder bass', 'analog bass', 'synth bass'],
  pitched: 'harmonic',
  rangeHz: [32.703, 523.251],
  defaults: {
    ...{ decay: 0.5, sustain: 0.6, release: 0.06 },
    ...{ tone: 1, sub: 0.1, drive: 15, width: 0.15 },
    ...{ cutoff: 260, resonance: 9, filter_envelope: 3.2, filter_decay: 0.6 },
  },
  targets: {
    spectrum: [
      [63, -3, 6],
      [125, -8, 12],
      [250, -5, 8],
      [500, -10, 6],
      [1000, -15, 12],
      [2000, -22, 15],
      [4000, -36, 18],
      [8000, -48, 16],
      [16_000, -56, 11],
    ],
    tiltDbPerOctave: { from: -13, to: 0 },
    centroidHz: { from: 65, to: 650 },
    attackSec: { to: 0.05 },
    sustainDb: { from: -12 },
    correlation: { from: 0.9 },
  },

  voice: () =>
    bassVoice('acidBass', { headroom: 0.4, curve: 3 }, ({ note, cutoffHz }) => {
      const squareness = control(num(1).sub(signal('tone')));
      // A saw less the same saw half a period later is a square.
      const source = oscillatorPair(note, (hertz) => saw(hertz).sub(saw(hertz, { startTurns: 0.5 }).mul(squareness)));
      const gain = signal('resonance');
      // A ladder with feedback k has the gain (1 + k)/(4 − k) at its cutoff; the option is k/4.2.
      const feedback = gain.mul(4).sub(1).div(gain.add(1));
      const filter = ladder({ cutoffHz, resonance: feedback.mul(1 / 4.2), driveDb: LADDER_DRIVE_DB });
      return [filter(source).mul(LADDER_LEVEL)];
    }),
};
