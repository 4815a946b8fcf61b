/**
 * Single samples at random moments, as a Geiger counter or falling rain has them ("dust"): a Poisson process in the sample
 * grid, without state. At each sample a hash decides, with the probability density/rate, so gaps are geometrically distributed.
 */
import { instanceSeed, num, sampleRate, scope, seed, time, type F32 } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { hash } from './hash.ts';

export const sparseImpulsesOptions = {
  densityHz: { unit: 'Hz', min: 0, max: 20000, doc: 'impulses per second on average; at most one per sample' },
  sign: { choices: ['random', 'plus'], default: 'random', doc: 'whether half of the impulses are negative' },
  size: { choices: ['one', 'random'], default: 'one', doc: 'whether all are as high as 1, or uniformly lower' },
} as const satisfies OptionTable;
export type SparseImpulsesOptions = OptionsOf<typeof sparseImpulsesOptions>;

/** 0 but for the impulses. RMS √(density/rate) for impulses of one size; two instances, notes or seeds are unrelated. */
export function sparseImpulses(options: SparseImpulsesOptions): F32 {
  return scope('sparseImpulses', () => {
    const { densityHz, sign, size } = readOptions(sparseImpulsesOptions, options);
    const stream = hash(seed().xor(instanceSeed()));
    const word = hash(time().mul(0x9e3779b9).xor(stream));
    // 31 bits decide. Those that are below the limit are uniform there too; the lowest bit is left for the sign.
    const lot = word.shrU(1);
    const limit = densityHz.mul(num(2147483648).div(sampleRate())).toInt();
    const height = size === 'random' ? lot.toFloat().mul(num(1).div(limit.toFloat())) : num(1);
    return lot.lt(limit).select(sign === 'random' ? height.flip(word.shl(31)) : height, 0);
  });
}
