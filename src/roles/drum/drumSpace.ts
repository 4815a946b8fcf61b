/** The room behind the drums: what is low stays dry and in the middle, as engineers have it. */
import { control, effect, num, type Graph } from '../../ir/index.ts';
import { reverb } from '../../units/effects/reverb.ts';
import { softClip } from '../../units/effects/softClip.ts';
import { dcBlock } from '../../units/filters/dcBlock.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { drumSignal as signal } from './drumParameters.ts';

/** Only what lies above it is reverberated. */
const ROOM_HZ = 250;

export function drumSpace(): Graph {
  return effect('drumSpace', (input) => {
    const mix = signal('reverb');
    const { high } = stateVariableFilter({ cutoffHz: ROOM_HZ, q: Math.SQRT1_2 })(input);
    const room = reverb(high, { mix: 1, t60Sec: signal('reverb_time'), dampingHz: signal('reverb_damping') });
    const dry = input.mul(control(num(1).sub(mix)));
    return softClip(dcBlock()(dry.add(room.mul(control(mix)))));
  });
}
