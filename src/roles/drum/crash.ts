/** A burst of metal and noise that darkens as it dies. */
import type { F32 } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import type { KindDefinition } from '../kind.ts';
import type { drumParameters } from './drumParameters.ts';
import { drumVoice, type Wide } from './drumVoice.ts';
import { metalCluster } from './metalCluster.ts';
import { drumKindTargets } from './drumTargets.ts';

/** Wider than those of the hats, so that no pitch is heard. */
const PLATE = [1, 1.3417, 1.7863, 2.3371, 3.1091, 4.1523, 5.4119];

export const crash: KindDefinition<typeof drumParameters> = {
  name: 'crash',
  description: 'A crash cymbal: a burst of metal and noise that darkens as it dies.',
  words: ['crash cymbal', 'crashes', 'splash', 'china', 'cymbal', 'cy'],
  pitched: 'none',
  rangeHz: [150, 800],
  rhythm: 'X...............',
  defaults: {
    frequency: 310,
    decay: 2.4,
    release: 2.4,
    overtones: 0.7,
    noise: 0.5,
    noise_decay: 0.8,
    click: 0.3,
    cutoff: 16000,
    width: 0.8,
    reverb: 0.08,
  },
  targets: drumKindTargets.crash,

  voice: () =>
    drumVoice('crash', { curve: 5, clickHz: 5000, highSides: true, level: 0.42 }, (hit) => {
      const { rawHz, overtones, ring, noiseRing, toneGain, noiseGain, white } = hit;
      const metal = metalCluster(hit, PLATE);
      const metalGain = ring.mul(toneGain).mul(2.2);
      const hissGain = noiseRing.mul(noiseGain).mul(0.9);
      const thin = stateVariableFilter({ cutoffHz: rawHz.mul(7).min(6000), q: Math.SQRT1_2 });
      const split = stateVariableFilter({ cutoffHz: rawHz.mul(15).min(9000), q: 0.6 });
      // What is high dies faster: it passes the envelope twice.
      const top = overtones.mul(ring.mul(0.75).add(0.25)).mul(1.4);
      const passed = (of: keyof Wide): F32 => {
        const { band, high } = split(thin(metal[of].mul(metalGain).add(white[of].mul(hissGain))).high);
        return band.mul(0.8).add(high.mul(top));
      };
      return { mid: passed('mid'), side: passed('side') };
    }),
};
