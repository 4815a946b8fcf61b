/** Equal-power panning: left = cos((p + 1)·π/4), right = sin((p + 1)·π/4). */
import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { cosTurns, sinTurns } from '../math/sinTurns.ts';

/** Left and right of a mono signal at `position` −1 (left) … 1 (right), times `gain`. */
export function pan(x: F32, position: Num, gain: Num = 1): [F32, F32] {
  return scope('pan', () => {
    const [left, right] = panGains(position);
    return [x.mul(left.mul(gain)), x.mul(right.mul(gain))];
  });
}

/** The gains of left and right at `position` −1 … 1; signals are clamped to it. */
export function panGains(position: Num): [F32, F32] {
  // (p + 1)/8 of a turn, as an integer phase.
  const angle = num(position).clamp(-1, 1).add(1).mul(536870912).toInt();
  return [cosTurns(angle), sinTurns(angle)];
}
