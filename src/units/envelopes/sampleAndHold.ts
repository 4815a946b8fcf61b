/** Holds a signal: at each tick of a clock it takes the value of that moment, and keeps it until the next. */
import { intRegister, recur, scope, type F32 } from '../../ir/index.ts';
import { phasor } from '../oscillators/phasor.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';

export const sampleAndHoldOptions = {
  rateHz: { unit: 'Hz', min: 0, max: 20000, doc: 'ticks per second, up to half the sample rate; at 0 it keeps the first value for good' }, // prettier-ignore
} as const satisfies OptionTable;
export type SampleAndHoldOptions = OptionsOf<typeof sampleAndHoldOptions>;

/** The first tick is at the first sample; tick k is the first one at or after k/rate, as exactly as `phasor` counts. `sampleAndHold(whiteNoise(), …)` is stepped random. */
export function sampleAndHold(x: F32, options: SampleAndHoldOptions): F32 {
  return scope('sampleAndHold', () => {
    const { rateHz } = readOptions(sampleAndHoldOptions, options);
    // The phase begins at the lowest integer: wherever it is less than one sample ago, a turn is complete.
    const { phase } = phasor(rateHz, -0x80000000);
    const before = intRegister(0x7fffffff);
    before.set(phase);
    return recur((held) => phase.lt(before.value).select(x, held));
  });
}
