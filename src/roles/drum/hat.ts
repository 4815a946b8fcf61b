/** The graph of both hi-hats: a cluster of metal and hiss, of which a filter leaves the top. */
import type { F32, Graph } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { drumVoice, type DrumShape, type Wide } from './drumVoice.ts';
import { metalCluster } from './metalCluster.ts';

/** Corner of the filter as a multiple of the lowest oscillator, and where it stays. */
const CORNER = 17;
const HIGHEST_HZ = 9000;

export function hat(name: string, shape: Omit<DrumShape, 'highSides'>): Graph {
  return drumVoice(name, { ...shape, highSides: true }, (hit) => {
    const { rawHz, overtones, ring, noiseRing, toneGain, noiseGain, white } = hit;
    const metal = metalCluster(hit);
    const metalGain = ring.mul(toneGain).mul(2.5);
    const hissGain = noiseRing.mul(noiseGain);
    const filter = stateVariableFilter({ cutoffHz: rawHz.mul(CORNER).min(HIGHEST_HZ), q: 1.1 });
    const passed = (of: keyof Wide): F32 => {
      const { band, high } = filter(metal[of].mul(metalGain).add(white[of].mul(hissGain)));
      return high.mul(overtones.mul(1.5)).add(band.mul(0.35));
    };
    return { mid: passed('mid'), side: passed('side') };
  });
}
