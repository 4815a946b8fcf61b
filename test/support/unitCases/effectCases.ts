import * as units from '../../../src/units/index.ts';
import { effects, fx, plain } from './unitCase.ts';

const { chorus, equaliser, reverb, softClip } = units;

export const effectCases = {
  chorus: effects(units.chorusOptions, chorus),
  equaliser: effects(units.equaliserOptions, equaliser, {
    lowGainDb: 6,
    peak1GainDb: -9,
    peak2GainDb: 6,
    highGainDb: 3,
  }),
  reverb: effects(units.reverbOptions, reverb, { t60Sec: 0.2, dampingHz: 900 }, fx('short', (x) => reverb(x, { mix: 0.5, t60Sec: 0.1, dampingHz: 3100 }))), // prettier-ignore
  softClip: plain(fx('loud', (x) => softClip(x.mul(5)))),
};
