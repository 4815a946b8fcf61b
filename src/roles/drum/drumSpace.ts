/** The room behind the drums: what is low stays dry and in the middle, as engineers have it. */
import { control, num, type Graph } from '../../ir/index.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { room } from '../room.ts';
import { space } from '../space.ts';
import { drumSignal as signal } from './drumParameters.ts';

/** Only what lies above it is reverberated. */
const ROOM_HZ = 250;

export function drumSpace(): Graph {
  return space('drumSpace', (input) => {
    const mix = signal('reverb');
    const { high } = stateVariableFilter({ cutoffHz: ROOM_HZ, q: Math.SQRT1_2 })(input);
    const dry = input.mul(control(num(1).sub(mix)));
    return dry.add(room(high, signal, 1).mul(control(mix)));
  });
}
