/** Many grains that meet a wall, as in a shell filled with beads (P. R. Cook, "Physically informed sonic modeling", 1997). */
import { sampleRate, type F32 } from '../../ir/index.ts';
import { sparseImpulses } from '../../units/noise/sparseImpulses.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import type { KindDefinition } from '../kind.ts';
import type { drumParameters } from './drumParameters.ts';
import { drumVoice, USUAL_RATE } from './drumVoice.ts';
import { drumKindTargets } from './drumTargets.ts';

/** Beads that meet the wall in a second. */
const GRAINS_HZ = 3500;

export const shaker: KindDefinition<typeof drumParameters> = {
  name: 'shaker',
  description: 'A shaker: grains in a resonant shell.',
  words: ['shakers', 'maracas', 'maraca', 'cabasa', 'tambourine', 'egg shaker', 'shake'],
  pitched: 'none',
  rangeHz: [2000, 8000],
  rhythm: 'XoxoXoxoXoxoXoxo',
  defaults: {
    frequency: 5200,
    attack: 0.007,
    decay: 0.13,
    release: 0.13,
    overtones: 0.5,
    noise: 0.35,
    noise_decay: 0.7,
    click: 0,
    cutoff: 15000,
    width: 0.4,
  },
  targets: drumKindTargets.shaker,

  voice: () =>
    drumVoice('shaker', { curve: 4, clickHz: 7000, level: 0.42 }, (hit) => {
      const { rawHz, overtones, ring, shortRing, noiseRing, toneGain, noiseGain, white } = hit;
      const shell = stateVariableFilter({ cutoffHz: rawHz, q: 3 });
      const air = stateVariableFilter({ cutoffHz: rawHz.mul(0.9), q: Math.SQRT1_2 });
      const beads = stateVariableFilter({ cutoffHz: rawHz.mul(1.72), q: 4 });
      const shellGain = ring.mul(toneGain).mul(3);
      const beadGain = shortRing.mul(overtones).mul(toneGain).mul(3);
      const rattle = (hiss: F32): F32 => {
        // An impulse is a sample long: the shorter that is, the higher it must be to push as hard.
        const grains = sparseImpulses({ densityHz: GRAINS_HZ, size: 'random' }).mul(sampleRate().div(USUAL_RATE));
        const rattling = shell(grains).band.mul(shellGain).add(beads(grains).band.mul(beadGain));
        return rattling.add(air(hiss.mul(noiseRing).mul(noiseGain)).high);
      };
      return { mid: rattle(white.mid), side: rattle(white.side) };
    }),
};
