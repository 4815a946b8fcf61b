import { jobTime, perLane, time } from '../../../src/ir/index.ts';
import * as units from '../../../src/units/index.ts';
import { fx, plain, voice } from './unitCase.ts';

export const mathCases = {
  cos: plain(fx('of the bus', (x) => units.cos(x.mul(20)))),
  cosTurns: plain(voice('of time', () => units.cosTurns(time().mul(0x01234567)))),
  decibelsToGain: plain(fx('of the bus', (x) => units.decibelsToGain(x.mul(90)))),
  exp2: plain(fx('of the bus', (x) => units.exp2(x.mul(12)))),
  log2: plain(fx('of the bus', (x) => units.log2(x.abs()))),
  polynomial: plain(fx('of the bus', (x) => units.polynomial(x, [0.1, -0.5, 0.25, 2]))),
  sin: plain(fx('of the bus', (x) => units.sin(x.mul(20)))),
  sinTurns: plain(voice('of time', () => units.sinTurns(jobTime().mul(0x01234567)))),
  tan: plain(fx('of the bus', (x) => units.tan(x.mul(1.5)))),
  tanh: plain(fx('of the bus', (x) => units.tanh(x.mul(perLane(1, 3, 1, 3))))),
};
