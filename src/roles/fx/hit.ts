/** A blow: a burst of noise and a tone that falls. */
import { control, num, type F32 } from '../../ir/index.ts';
import { percussive } from '../../units/envelopes/percussive.ts';
import type { KindDefinition } from '../kind.ts';
import { fxSignal as signal, type fxParameters } from './fxParameters.ts';
import { gameTone } from './gameTone.ts';
import { gameVoice } from './gameVoice.ts';

/** Of a bar that is struck, so that it rings like metal. */
const RING_RATIO = 2.76;
/** The noise is gone in so much of the decay, as far as nothing is to be held. */
const NOISE_SHARE = 0.6;

export const hit: KindDefinition<typeof fxParameters> = {
  name: 'hit',
  description: 'A blow: a burst of noise and a tone that falls.',
  words: ['hit', 'hurt', 'punch', 'damage'],
  pitched: 'none',
  rangeHz: [65.406, 1046.502],
  defaults: {
    frequency: 330,
    ...{ attack: 0.001, decay: 0.25, sustain: 0, release: 0.05 },
    ...{ sweep: -2.5, sweep_time: 0.3, sweep_curve: -0.6, noise: 0.55, cutoff: 8000, filter_sweep: -2, drive: 0.25 },
    ...{ harmonics: 0.3, width: 0.4, reverb: 0.05, reverb_time: 0.5 },
  },
  targets: {
    lufs: -16,
    spectrum: [
      [63, -2, 18],
      [125, 5, 12],
      [250, 4, 14],
      [500, 4, 6],
      [2000, 2, 6],
      [8000, -4, 7],
      [16_000, -12, 10],
    ],
    tiltDbPerOctave: { from: -6, to: 5 },
    clarity: { to: 0.82 },
    centroidHz: { from: 120, to: 3000 },
    attackSec: { to: 0.01 },
    decaySec: { from: 0.06, to: 0.6 },
    sustainDb: { to: -3 },
  },
  voice: () =>
    gameVoice({
      name: 'hit',
      headroom: 1.15,
      bend: 4,
      tone: ({ hz, age }) => gameTone(hz, age, RING_RATIO),
      noise: burst,
    }),
};

function burst(): F32 {
  const decay = signal('decay').mul(NOISE_SHARE);
  const level = percussive({ attackSec: signal('attack'), decaySec: decay, curve: 5 });
  const held = control(signal('sustain'));
  return held.add(level.mul(num(1).sub(held)));
}
