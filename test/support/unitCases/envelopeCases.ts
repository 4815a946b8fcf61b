import * as units from '../../../src/units/index.ts';
import { voices } from './unitCase.ts';

const { adsr, lfo } = units;
const segments = { attackSec: 0.01, decaySec: 0.02, sustain: 0.6, releaseSec: 0.05 };

export const envelopeCases = {
  adsr: voices(units.adsrOptions, adsr, segments),
  lfo: voices(units.lfoOptions, (options) => lfo(7, options)),
};
