/** A place in the stereo field for a sound that has two sides. */
import { control, num, type F32 } from '../../ir/index.ts';
import type { Stereo } from './fxSource.ts';

/** At positions from −1 (left) to 1 (right), at even power; in the middle both sides are as they were. */
export function fxPan([left, right]: Stereo, position: F32): Stereo {
  const side = position.clamp(-1, 1);
  return [left.mul(control(num(1).sub(side).sqrt())), right.mul(control(num(1).add(side).sqrt()))];
}
