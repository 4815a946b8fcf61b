/** The space of the pad: chorus, reverberation, and bass in the middle, which both have spread. */
import { effect, shuffle, type F32, type Graph } from '../../ir/index.ts';
import { chorus } from '../../units/effects/chorus.ts';
import { reverb } from '../../units/effects/reverb.ts';
import { softClip } from '../../units/effects/softClip.ts';
import { dcBlock } from '../../units/filters/dcBlock.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { padSignal as signal } from './padParameters.ts';

/** Below it the sides become one: a steady bass that differs between them is lost in mono, by chance. */
const MONO_BELOW_HZ = 200;

export function padSpace(): Graph {
  return effect('padSpace', (input) => {
    const moved = chorus(input, { mix: signal('chorus'), rateHz: signal('chorus_rate'), depthSec: 0.003 });
    const wet = reverb(moved, {
      mix: signal('reverb'),
      t60Sec: signal('reverb_time'),
      dampingHz: signal('reverb_damping'),
    });
    return softClip(dcBlock()(centredBass(wet)));
  });
}

function centredBass(x: F32): F32 {
  const swapped = shuffle(x, x, [1, 0, 3, 2]);
  const middle = x.add(swapped).mul(0.5);
  const side = x.sub(swapped).mul(0.5);
  return middle.add(stateVariableFilter({ cutoffHz: MONO_BELOW_HZ, q: Math.SQRT1_2 })(side).high);
}
