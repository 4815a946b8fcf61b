import * as units from '../../../src/units/index.ts';
import { effects, fx } from './unitCase.ts';

const { dcBlock, stateVariableFilter } = units;
const filter = (name: 'low' | 'band' | 'high' | 'notch') =>
  fx(name, (x) => stateVariableFilter({ cutoffHz: 700, q: 3 })(x)[name]);

export const filterCases = {
  dcBlock: effects(units.dcBlockOptions, (x, options) => dcBlock(options)(x)),
  stateVariableFilter: effects(
    units.stateVariableFilterOptions,
    (x, options) => stateVariableFilter(options)(x).low,
    {},
    ...(['low', 'band', 'high', 'notch'] as const).map(filter),
    fx('moved by what it hears', (x) => stateVariableFilter({ cutoffHz: x.abs().mul(3000), q: 8 })(x).low),
  ),
};
