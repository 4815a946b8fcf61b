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

const TURN = 0x40000000;

/** Rounds to the nearest step, of which one is 0 (mid-tread), and holds until the next sample is taken. Nothing is clipped. */
export function bitCrusher(x: F32, options: BitCrusherOptions = {}): F32 {
  return scope('bitCrusher', () => {
    const { bits, rateHz } = readOptions(bitCrusherOptions, options);
    const rounded = x
      .mul(exp2(bits.sub(1)))
      .nearest()
      .mul(exp2(num(1).sub(bits)));
    // A phase of 30 bits. It begins where it has just come round, so the first sample is taken.
    const step = rateHz.div(sampleRate()).min(1).mul(TURN).toInt();
    const phase = intRegister(TURN);
    phase.set(phase.value.and(TURN - 1).add(step));
    return recur((held) => phase.value.lt(TURN).select(held, rounded));
  });
}
