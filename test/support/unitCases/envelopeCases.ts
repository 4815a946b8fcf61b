import { frequency } from '../../../src/ir/index.ts';
import * as units from '../../../src/units/index.ts';
import { effects, voice, voices } from './unitCase.ts';

const { adsr, lag, lfo, percussive, pitchEnvelope, sampleAndHold, sine, slew, smoothRandom } = units;
const segments = { attackSec: 0.01, decaySec: 0.02, sustain: 0.6, releaseSec: 0.05 };
const shapes = ['triangle', 'sawUp', 'sawDown', 'square'] as const;

export const envelopeCases = {
  adsr: voices(
    units.adsrOptions,
    adsr,
    segments,
    voice('bent', () => adsr({ ...segments, attackCurve: 2, curve: 5 })),
  ),
  lag: effects(units.lagOptions, lag, { timeSec: 0.001 }),
  lfo: voices(
    units.lfoOptions,
    (options) => lfo(7, options),
    {},
    ...shapes.map((shape) => voice(shape, () => lfo(7, { shape, startTurns: 0.4 }).mul(sine(440)))),
  ),
  percussive: voices(units.percussiveOptions, percussive, { attackSec: 0.01, decaySec: 0.2 }),
  pitchEnvelope: voices(units.pitchEnvelopeOptions, (options) => sine(frequency().mul(pitchEnvelope(options))), { semitones: 36, timeSec: 0.1 }), // prettier-ignore
  sampleAndHold: effects(units.sampleAndHoldOptions, sampleAndHold, { rateHz: 1234 }),
  slew: effects(units.slewOptions, slew, { riseSec: 0.001, fallSec: 0.002 }),
  smoothRandom: voices(units.smoothRandomOptions, smoothRandom),
};
