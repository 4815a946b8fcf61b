import * as units from '../../../src/units/index.ts';
import { effects, fx, live, plain, voice } from './unitCase.ts';

const { lfo, pan, panGains, sine, stereoWidth } = units;

export const stereoCases = {
  pan: plain(voice('moving', () => pan(sine(440), lfo(5))), fx('of the bus', (x) => pan(x, live('place', -0.3), 0.8)[0])), // prettier-ignore
  panGains: plain(voice('moving', () => panGains(lfo(5).mul(1.2)))),
  stereoWidth: effects(units.stereoWidthOptions, stereoWidth, { width: 1.5 }),
};
