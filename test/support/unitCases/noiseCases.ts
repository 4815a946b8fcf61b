import { time } from '../../../src/ir/index.ts';
import * as units from '../../../src/units/index.ts';
import { plain, turns, voice } from './unitCase.ts';

const { hash, whiteNoise } = units;

export const noiseCases = {
  hash: plain(voice('of time', () => turns(hash(time())))),
  whiteNoise: plain(voice('two of them', () => [whiteNoise(), whiteNoise()])),
};
