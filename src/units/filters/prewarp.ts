/** The cutoff of a bilinear filter, bent so that it lands where it was asked for: tan(π·f/rate). */
import { num, sampleRate, type F32 } from '../../ir/index.ts';
import { tan } from '../math/tan.ts';

/** The integrator gain g of a cutoff; frequencies over 0.49 of the sample rate are taken as that. */
export function prewarp(frequencyHz: F32): F32 {
  return tan(frequencyHz.min(sampleRate().mul(0.49)).mul(num(Math.PI).div(sampleRate())));
}
