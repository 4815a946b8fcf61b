import { num, type F32 } from '../../ir/index.ts';
import { smoothRandom } from '../../units/envelopes/smoothRandom.ts';
import { padSignal as signal } from './padParameters.ts';

/**
 * A slow random curve between −1 and 1, another one at each call: what `motion` multiplies. It costs little where it is asked for
 * on the control grid.
 * @param speed how much faster than `motion_period` says
 */
export function wander(speed = 1): F32 {
  return smoothRandom({ rateHz: num(speed).div(signal('motion_period')) });
}
