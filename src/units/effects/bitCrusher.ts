/** Few bits and few samples, with the quantisation noise and the aliases that come of them: they are the effect. */
import { intRegister, num, recur, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { exp2 } from '../math/exp2.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const bitCrusherOptions = {
  bits: { unit: 'bits', min: 1, max: 24, default: 24, doc: 'a step is 2^(1 − bits); may be a fraction' },
  rateHz: {
    unit: 'Hz',
    min: 20,
    max: 192000,
    default: 192000,
    doc: 'samples taken per second; from the sample rate on, every one',
  },
} as const satisfies OptionTable;
export type BitCrusherOptions = OptionsOf<typeof bitCrusherOptions>;

/** Rounds to the nearest step, of which one is 0 (mid-tread), and holds until the next sample is taken. Nothing is clipped. */
export function bitCrusher(x: F32, options: BitCrusherOptions = {}): F32 {
  return scope('bitCrusher', () => {
    const { bits, rateHz } = readOptions(bitCrusherOptions, options);
    const rounded = x
      .mul(exp2(bits.sub(1)))
      .nearest()
      .mul(exp2(num(1).sub(bits)));
    // A phase of 31 bits: its sign says that a period is over. It begins at the end of one, so the first sample is taken.
    const phase = intRegister(0x7fffffff);
    const next = phase.value.add(rateHz.mul(num(2147483648).div(sampleRate())).toInt());
    phase.set(next.and(0x7fffffff));
    return recur((held) => next.lt(0).select(rounded, held));
  });
}
