/** White noise without state: the value at a sample is a hash of (seed, instance, sample). */
import { instanceSeed, scope, seed, time, type F32 } from '../../ir/index.ts';
import { hash } from './hash.ts';

/** Uniform in [−1, 1]: flat spectrum, RMS 1/√3. Two instances, two notes or two seeds give unrelated noise. */
export function whiteNoise(): F32 {
  return scope('whiteNoise', () => {
    const stream = hash(seed().xor(instanceSeed()));
    // The multiplication by an odd number spreads successive samples over all bits before they meet the stream.
    return hash(time().mul(0x9e3779b9).xor(stream))
      .toFloat()
      .mul(1 / 2147483648);
  });
}
