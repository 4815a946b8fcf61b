/** A stick that pings, over a wash of metal. */
import type { F32 } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { sine } from '../../units/oscillators/sine.ts';
import type { KindDefinition } from '../kind.ts';
import type { drumParameters } from './drumParameters.ts';
import { drumVoice, type Wide } from './drumVoice.ts';
import { metalCluster } from './metalCluster.ts';
import { drumKindTargets } from './drumTargets.ts';

/** The bell of the cymbal: where its partials lie above the note, and how loud they are. */
const BELL = [
  [2.09, 0.22],
  [5.43, 0.4],
  [8.21, 0.34],
  [11.87, 0.2],
] as const;

export const ride: KindDefinition<typeof drumParameters> = {
  name: 'ride',
  description: 'A ride cymbal: a clear ping over a long wash.',
  words: ['ride cymbal', 'rides', 'ride bell', 'rd'],
  pitched: 'none',
  rangeHz: [200, 900],
  rhythm: 'x...X.x.x...X.x.',
  defaults: {
    frequency: 430,
    decay: 1.8,
    release: 1.8,
    overtones: 0.6,
    noise: 0.2,
    noise_decay: 0.7,
    click: 0.45,
    cutoff: 15000,
    width: 0.45,
  },
  targets: drumKindTargets.ride,

  voice: () =>
    drumVoice('ride', { curve: 6, clickHz: 6000, clickGain: 1.3, highSides: true, level: 0.6 }, (hit) => {
      const { hz, rawHz, overtones, ring, shortRing, noiseRing, toneGain, noiseGain, white } = hit;
      const metal = metalCluster(hit);
      const wash = stateVariableFilter({ cutoffHz: rawHz.mul(14).min(9000), q: Math.SQRT1_2 });
      const modes = BELL.map(([ratio, gain]) => sine(hz.mul(ratio).min(16000)).mul(gain));
      const bell = modes.reduce((sum, mode) => sum.add(mode)).mul(shortRing.mul(0.7).add(ring.mul(0.3)));
      const metalGain = ring.mul(overtones).mul(toneGain);
      const hissGain = noiseRing.mul(noiseGain).mul(0.8);
      const passed = (of: keyof Wide): F32 => wash(metal[of].mul(metalGain).add(white[of].mul(hissGain))).high;
      return { mid: bell.mul(toneGain).add(passed('mid')), side: passed('side') };
    }),
};
