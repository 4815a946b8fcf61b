/** Equal-power panning: left = cos((p + 1)·π/4), right = sin((p + 1)·π/4). */
import { scope, type F32, type Num } from '../../ir/index.ts';
import { cosTurns, sinTurns } from '../math/sinTurns.ts';
import { knob, type Knob } from '../readOptions.ts';

const positionKnob = { unit: '1', min: -1, max: 1, doc: 'from the left to the right' } as const satisfies Knob;

/** Left and right of a mono signal at `position` −1 (left) … 1 (right), times `gain`. */
export function pan(x: F32, position: Num, gain: Num = 1): [F32, F32] {
  return scope('pan', () => {
    const [left, right] = panGains(position);
    return [x.mul(left.mul(gain)), x.mul(right.mul(gain))];
  });
}

/** The gains of left and right at `position` −1 … 1; a constant outside is an error, signals are clamped. */
export function panGains(position: Num): [F32, F32] {
  // (p + 1)/8 of a turn, as an integer phase.
  const angle = knob('position', positionKnob, position).add(1).mul(536870912).toInt();
  return [cosTurns(angle), sinTurns(angle)];
}
