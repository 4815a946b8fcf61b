/** The space of the pad: chorus, reverberation, and bass in the middle, which both have spread. */
import type { Graph } from '../../ir/index.ts';
import { chorus } from '../../units/effects/chorus.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { midSide } from '../midSide.ts';
import { room } from '../room.ts';
import { space } from '../space.ts';
import { padSignal as signal } from './padParameters.ts';

/** Below it the sides become one: a steady bass that differs between them is lost in mono, by chance. */
const MONO_BELOW_HZ = 200;

export function padSpace(): Graph {
  return space('padSpace', (input) => {
    const moved = chorus(input, { mix: signal('chorus'), rateHz: signal('chorus_rate'), depthSec: 0.003 });
    const { middle, side } = midSide(room(moved, signal));
    return middle.add(stateVariableFilter({ cutoffHz: MONO_BELOW_HZ, q: Math.SQRT1_2 })(side).high);
  });
}
