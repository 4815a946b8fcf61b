import { time, type F32 } from '../../../src/ir/index.ts';
import * as units from '../../../src/units/index.ts';
import { plain, turns, voice, voices } from './unitCase.ts';

const { hash, pinkNoise, sparseImpulses, stateVariableFilter, whiteNoise } = units;
/** Impulses alone have few different values. */
const rung = (x: F32): F32 => stateVariableFilter({ cutoffHz: 900, q: 5 })(x).band;

export const noiseCases = {
  hash: plain(voice('of time', () => turns(hash(time())))),
  pinkNoise: plain(voice('two of them', () => [pinkNoise(), pinkNoise()])),
  sparseImpulses: voices(
    units.sparseImpulsesOptions,
    (options) => rung(sparseImpulses(options)),
    { densityHz: 300 },
    voice('random sizes', () => rung(sparseImpulses({ densityHz: 3000, sign: 'plus', size: 'random' }))),
  ),
  whiteNoise: plain(voice('two of them', () => [whiteNoise(), whiteNoise()])),
};
