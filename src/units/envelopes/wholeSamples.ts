import { sampleRate, type F32 } from '../../ir/index.ts';

/** A time as a whole number of samples, at least one. */
export function wholeSamples(seconds: F32): F32 {
  return seconds.mul(sampleRate()).nearest().max(1);
}
