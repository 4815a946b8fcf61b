/**
 * A string section: bowed strings as saws, each with its own vibrato, through the resonances of a body. Those are of a violin: air in
 * the box near 280 Hz, the wood near 460 Hz, and the hill of the bridge from 2 to 3 kHz, above a hollow (N. H. Fletcher & T. D. Rossing,
 * "The Physics of Musical Instruments", 2nd edition, Springer 1998, chapter 10).
 */
import { control, num, type F32 } from '../../ir/index.ts';
import { peakFilter } from '../../units/filters/peakFilter.ts';
import { droopEqualiser } from '../../units/oscillators/droopEqualiser.ts';
import { phasor } from '../../units/oscillators/phasor.ts';
import { drooping, DROOPING_PEAK } from '../../units/oscillators/saw.ts';
import type { KindDefinition } from '../kind.ts';
import { airNoise } from './airNoise.ts';
import { padSignal as signal, type padParameters } from './padParameters.ts';
import { padVoice } from './padVoice.ts';
import { players } from './players.ts';

const HEADROOM = 0.66;

const RESONANCES = [
  { frequencyHz: 280, gainDb: 3, q: 2.5 },
  { frequencyHz: 460, gainDb: 6, q: 3 },
  { frequencyHz: 1250, gainDb: -6, q: 1.5 },
  { frequencyHz: 2500, gainDb: 10, q: 1 },
] as const;

export const stringsPad: KindDefinition<typeof padParameters> = {
  name: 'strings',
  description: 'A section of bowed strings: slow bows, gentle vibrato, the resonances of wooden bodies.',
  words: ['string pad', 'string ensemble', 'string section', 'orchestral', 'violins', 'cellos', 'bowed'],
  pitched: 'harmonic',
  rangeHz: [32.703, 2093.005],
  defaults: {
    frequency: 262,
    attack: 0.45,
    release: 1.2,
    unison: 8,
    detune: 12,
    width: 0.75,
    sub: 0,
    air: 0.025,
    vibrato_depth: 12,
    vibrato_rate: 5.2,
    motion: 0.3,
    motion_period: 2,
    cutoff: 3400,
    resonance: 0.7,
    filter_envelope: 0.8,
    filter_attack: 0.8,
    filter_sustain: 0.7,
    lfo_depth: 0.1,
    chorus: 0.5,
    chorus_rate: 0.6,
  },
  // Octave levels of the default and the presets. Below the note there may be nothing.
  targets: {
    spectrum: [
      [100, -26, 27],
      [200, -14, 20],
      [315, -1, 10],
      [500, 0, 6],
      [1000, -5, 5],
      [2000, -7, 5],
      [4000, -14, 8],
      [8000, -28, 12],
    ],
    tiltDbPerOctave: { from: -7, to: 7.5 },
    centroidHz: { from: 330, to: 1200 },
    clarity: { from: 0.55 },
    attackSec: { from: 0.12, to: 4 },
    driftDbPerSec: { from: -9, to: 6 },
    pitchHz: { from: 60, to: 1200 },
    correlation: { from: 0.1, to: 0.92 },
    plrLu: { from: 7, to: 14 },
  },

  voice: ({ unison }) =>
    padVoice('stringsPad', HEADROOM, () => {
      const saws = players(unison, ({ hertz, start }) => drooping(phasor(hertz, start)));
      const air = airNoise();
      const bodies = RESONANCES.map(({ gainDb, ...place }) =>
        peakFilter({ ...place, gainDb: signal('body').mul(gainDb) }),
      );
      // What the resonances add to the level is taken off.
      const loss = control(
        num(1)
          .sub(signal('body').mul(0.35))
          .mul(1 / DROOPING_PEAK),
      );
      const side = (at: 0 | 1): F32 => {
        const bowed = droopEqualiser(saws[at]).mul(loss);
        return bodies.reduce((x, body) => body(x), bowed.add(air[at]));
      };
      return [side(0), side(1)];
    }),
};
