/** Smooths a signal exponentially: the one-pole low-pass by its time constant, for controls rather than for sound. */
import { num, sampleRate, scope, type F32 } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { follow } from './follow.ts';

export const lagOptions = {
  timeSec: {
    unit: 's',
    min: 0,
    max: 60,
    doc: 'time constant: after it 37 % (1/e) of a step are left, after seven −60 dB',
  },
} as const satisfies OptionTable;
export type LagOptions = OptionsOf<typeof lagOptions>;

/** Begins at the first value of `x`, and arrives where `x` stays. */
export function lag(x: F32, options: LagOptions): F32 {
  return scope('lag', () => {
    const { timeSec } = readOptions(lagOptions, options);
    // 1 − e^(−1/T) for T samples, within a relative 1/(12·T²); from half a sample down it follows at once.
    const share = num(1).div(timeSec.mul(sampleRate()).add(0.5).max(1));
    return follow(x, (distance) => distance.mul(share));
  });
}
