/** A chord that climbs tone by tone: something got stronger. */
import { sine } from '../../units/oscillators/sine.ts';
import type { KindDefinition } from '../kind.ts';
import type { fxParameters } from './fxParameters.ts';
import { onBoth, type Stereo } from './fxSource.ts';
import { gameTone } from './gameTone.ts';
import { gameVoice, type GamePitch } from './gameVoice.ts';

const RING_RATIO = 2;
/** The octave above, softer. */
const OCTAVE_GAIN = 0.35;

export const powerUp: KindDefinition<typeof fxParameters> = {
  name: 'power_up',
  description: 'A chord that climbs tone by tone, with its octave above.',
  words: ['power up', 'level up', 'upgrade'],
  pitched: 'harmonic',
  rangeHz: [130.813, 1046.502],
  defaults: {
    frequency: 392,
    ...{ attack: 0.004, decay: 1.4, sustain: 0.25, release: 0.3 },
    ...{ steps: 7, interval: 24, step_time: 0.2, pulse_depth: 0.4, pulse_period: 0.2 },
    ...{ harmonics: 0.4, ring: 0.25, noise: 0, cutoff: 5000, filter_sweep: 1, sweep_time: 2 },
    ...{ width: 0.4, delay: 0.1, delay_time: 0.5, reverb: 0.15, reverb_time: 1.2 },
  },
  targets: {
    lufs: -16,
    spectrum: [
      [125, -22, 22],
      [250, -10, 22],
      [500, 13, 11],
      [1000, 13, 11],
      [2000, 13, 10],
      [4000, 8, 9],
      [8000, 4, 13],
      [16_000, -13, 16],
    ],
    centroidHz: { from: 350, to: 4500 },
    attackSec: { to: 0.2 },
    sustainDb: { from: -10 },
    decaySec: { from: 0.12 },
    lengthSec: { from: 0.25 },
  },
  voice: () => gameVoice({ name: 'powerUp', headroom: 0.75, bend: 2, tone: withOctave }),
};

function withOctave({ hz, age }: GamePitch): Stereo {
  const above = sine(hz.mul(2)).mul(OCTAVE_GAIN);
  return onBoth(gameTone(hz, age, RING_RATIO), (side) => side.add(above));
}
