/** What the sum of the voices passes: width, reverb, and a side signal without lows. */
import { control, perLane, type F32, type Graph } from '../../ir/index.ts';
import { allPassDelay } from '../../units/filters/allPassDelay.ts';
import { onePole } from '../../units/filters/onePole.ts';
import { stateVariableFilter } from '../../units/filters/stateVariableFilter.ts';
import { midSide } from '../midSide.ts';
import { room } from '../room.ts';
import { space } from '../space.ts';
import { bassSignal as signal } from './bassParameters.ts';

/** Two second-order high-passes that make one Butterworth of fourth order: −10 dB at 115 Hz and −25 dB at 73 Hz. */
const SIDE_HZ = 150;
const SIDE_QS = [0.541_196_1, 1.306_563] as const;
/** What is below stays dry. */
const REVERB_FROM_HZ = 150;
/** Two all-passes scatter the middle into a side: late enough to be another signal, too early to be an echo. */
const SCATTER_SEC = [0.0073, 0.0117] as const;
const SIDE_LEVEL = 0.5;

/** @param widens whether `width` makes a side out of the middle: for voices that are mono */
export function bassSpace(name: string, { widens }: { readonly widens: boolean }): Graph {
  return space(name, (input) => {
    const wide = widens ? widened(input) : input;
    const { low, high } = onePole({ cutoffHz: REVERB_FROM_HZ })(wide);
    return monoBelow(low.add(room(high, signal)));
  });
}

/** Left gets what right loses, so that both together are what they were (H. Lauridsen's stereo from one microphone, 1954). */
function widened(x: F32): F32 {
  const side = SCATTER_SEC.reduce((late, delaySec) => allPassDelay({ delaySec, gain: 0.4 })(late), midSide(x).middle);
  return x.add(side.mul(control(signal('width').mul(SIDE_LEVEL)).mul(perLane(1, -1, 1, -1))));
}

function monoBelow(x: F32): F32 {
  const { side } = midSide(x);
  const high = SIDE_QS.reduce((signal, q) => stateVariableFilter({ cutoffHz: SIDE_HZ, q })(signal).high, side);
  return x.sub(side).add(high);
}
