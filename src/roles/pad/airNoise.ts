import { control, type F32 } from '../../ir/index.ts';
import { whiteNoise } from '../../units/noise/whiteNoise.ts';
import { padSignal as signal } from './padParameters.ts';

/** White noise for left and right, at the level of `air`: the same on both sides at a `width` of 0, unrelated at 1. */
export function airNoise(): [F32, F32] {
  const { air, width } = { air: signal('air'), width: signal('width') };
  // The power of a side is air²/3 at any width.
  const sideShare = width.mul(width).mul(0.5);
  const middle = whiteNoise().mul(control(air.mul(sideShare.neg().add(1).sqrt())));
  const side = whiteNoise().mul(control(air.mul(sideShare.sqrt())));
  return [middle.add(side), middle.sub(side)];
}
