/** Two hard-synced saws: the pitch is that of the note, the ratio moves a resonance over its harmonics. */
import { detunedPair } from '../detunedPair.ts';
import type { KindDefinition } from '../kind.ts';
import { percussive } from '../../units/envelopes/percussive.ts';
import { control } from '../../ir/index.ts';
import { exp2 } from '../../units/math/exp2.ts';
import { hardSync } from '../../units/oscillators/hardSync.ts';
import { sine } from '../../units/oscillators/sine.ts';
import { leadSignal as signal, type leadParameters } from './leadParameters.ts';
import { heldTargets } from './leadTargets.ts';
import { leadVoice, spread } from './leadVoice.ts';

/** Level of the oscillator that syncs, as far as it is heard. */
const MASTER = 0.22;

export const syncLead: KindDefinition<typeof leadParameters> = {
  name: 'sync',
  description: 'Hard-synced saws whose ratio sweeps after the onset.',
  words: ['sync lead', 'hard sync', 'synced', 'screamer'],
  pitched: 'harmonic',
  rangeHz: [32.703, 2093.005],
  defaults: { cutoff: 5000, filter_envelope: 0.5, detune: 4, drive: 0.15 },

  targets: {
    ...heldTargets,
    tiltDbPerOctave: { from: 1, to: 15 },
    centroidHz: { from: 450, to: 5500 },
    harshnessDb: { to: -1.8 },
    sizzleDb: { to: -12 },
    spectrum: [
      [63, -45, 18],
      [125, -38, 18],
      [250, -20, 16],
      [500, -9, 10],
      [1000, -7, 9],
      [2000, -6, 9],
      [4000, -9, 11],
      [8000, -17, 14],
      [16_000, -37, 18],
    ],
  },

  voice: () =>
    leadVoice('syncLead', 0.75, ({ pitchHz, lfo, breath }) => {
      const sweep = percussive({ decaySec: signal('sync_decay'), curve: 3 }).mul(signal('sync_envelope'));
      const octaves = sweep.add(lfo.mul(signal('sync_lfo')));
      const ratio = control(signal('sync_ratio').mul(exp2(octaves)));
      const [low, high] = detunedPair(pitchHz, signal('detune')).map((pitch) => hardSync(pitch, { ratio }).add(breath));
      // At whole ratios the pitch would be that of the synced oscillator: a sine at the note keeps it.
      const master = sine(pitchHz).mul(MASTER);
      return spread(low!.add(master), high!.add(master));
    }),
};
