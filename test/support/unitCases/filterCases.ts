import * as units from '../../../src/units/index.ts';
import { effects, fx } from './unitCase.ts';

const { allPass, allPassDelay, comb, dcBlock, formant, highShelf, ladder, lowShelf, onePole, peakFilter } = units;
const { stateVariableFilter } = units;
const filter = (name: 'low' | 'band' | 'high' | 'notch') =>
  fx(name, (x) => stateVariableFilter({ cutoffHz: 700, q: 3 })(x)[name]);

export const filterCases = {
  allPass: effects(units.allPassOptions, (x, options) => allPass(options)(x)),
  allPassDelay: effects(units.allPassDelayOptions, (x, options) => allPassDelay(options)(x), { delaySec: 0.005 }),
  comb: effects(
    units.combOptions,
    (x, options) => comb(options)(x),
    { frequencyHz: 440, feedback: 0.8, dampingHz: 3000 },
    fx('hollow', (x) => comb({ frequencyHz: 300, feedback: -0.7 })(x)),
    fx('feed-forward', (x) => comb({ frequencyHz: 300, feedForward: 1 })(x)),
  ),
  dcBlock: effects(units.dcBlockOptions, (x, options) => dcBlock(options)(x)),
  formant: effects(
    units.formantOptions,
    (x, options) => formant(options)(x.mul(8)),
    {},
    fx('shifted', (x) => formant({ vowel: 1.5, shiftSemitones: 4, singer: 'alto' })(x.mul(8))),
    fx('moved by what it hears', (x) => formant({ vowel: x.abs().mul(8) })(x.mul(8))),
  ),
  highShelf: effects(units.highShelfOptions, (x, options) => highShelf(options)(x), { gainDb: 12 }),
  ladder: effects(
    units.ladderOptions,
    (x, options) => ladder(options)(x),
    { cutoffHz: 1200, resonance: 0.7, driveDb: 12 },
    fx('ringing by itself', (x) => ladder({ cutoffHz: 900, resonance: 1 })(x)),
    fx('moved by what it hears', (x) => ladder({ cutoffHz: x.abs().mul(3000), resonance: 0.9 })(x)),
  ),
  lowShelf: effects(units.lowShelfOptions, (x, options) => lowShelf(options)(x), { gainDb: 12 }),
  onePole: effects(
    units.onePoleOptions,
    (x, options) => onePole(options)(x).low,
    {},
    fx('high', (x) => onePole({ cutoffHz: 700 })(x).high),
  ),
  peakFilter: effects(units.peakFilterOptions, (x, options) => peakFilter(options)(x), { gainDb: 12 }),
  stateVariableFilter: effects(
    units.stateVariableFilterOptions,
    (x, options) => stateVariableFilter(options)(x).low,
    {},
    ...(['low', 'band', 'high', 'notch'] as const).map(filter),
    fx('moved by what it hears', (x) => stateVariableFilter({ cutoffHz: x.abs().mul(3000), q: 8 })(x).low),
  ),
};
