/**
 * A look-ahead limiter of true peaks. The gain is what the largest peak in sight asks for; two moving averages bring it down
 * in time and without a corner; it is held for a while, and let go exponentially.
 */
import { delayLine, late, num, recur, sampleRate, scope, type F32, type LateSignal } from '../../ir/index.ts';
import { decibelsToGain } from '../math/decibelsToGain.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { movingAverage } from './movingAverage.ts';
import { slidingMax } from './slidingMax.ts';
import { TRUE_PEAK_DELAY, truePeak } from './truePeak.ts';

export const limiterOptions = {
  ceilingDb: { unit: 'dB', min: -24, max: 0, default: -1, doc: 'true peak that the output does not exceed' },
  releaseSec: { unit: 's', min: 0.01, max: 3, default: 0.1, doc: 'time constant of letting go, 13 ms after a peak' },
} as const satisfies OptionTable;
export type LimiterOptions = OptionsOf<typeof limiterOptions>;

/** How long the gain takes to come down. In samples: or else it would move while the sinc of a meter looks. */
const ATTACK_SEC = 0.0015;
const ATTACK_SAMPLES = 64;
/** Half a period of 38 Hz: above, the gain does not move between the crests of a steady tone. */
const HOLD_SEC = 0.013;
/** Samples before a peak for which its gain is reached already. */
const MARGIN = 2;
/** How far below the ceiling it aims, because meters differ. */
const SAFETY_DB = 0.1;
/** The step of the gain, so that it can be averaged in whole numbers: 2⁻²², −132 dB. */
const STEP = 1 / 0x400000;
const LOUDEST = 10000;
const LONGEST_ATTACK_SEC = ATTACK_SAMPLES / 8000;

/**
 * By meters that look at 20 to 64 samples no true peak is more than 0.1 dB over the ceiling. Stereo-linked; effects only. What
 * needs no gain passes to the bit, late by 1.5 ms (or 64 samples, if those are longer) and 35 samples.
 */
export function limiter(x: F32, options: LimiterOptions = {}): LateSignal {
  return scope('limiter', () => {
    const { ceilingDb, releaseSec } = readOptions(limiterOptions, options);
    const rate = sampleRate();
    const half = rate
      .mul(ATTACK_SEC / 2)
      .nearest()
      .max(ATTACK_SAMPLES / 2);
    const attack = half.add(half);
    // Two means of n samples are complete 2n − 2 samples after what they are of has begun.
    const latency = attack.sub(2).add(Math.ceil(TRUE_PEAK_DELAY) + MARGIN);

    // 80 dB over full scale is no sound: one such sample would keep the gain down for seconds.
    const heard = x.sane().clamp(-LOUDEST, LOUDEST);
    // Gains are computed from how far peaks are over the ceiling: 0.5 is a peak of 1.5 ceilings, which needs a gain of 2/3.
    const relative = truePeak(heard).mul(decibelsToGain(num(SAFETY_DB).sub(ceilingDb)));
    const window = attack.add(rate.mul(HOLD_SEC).nearest());
    const worst = slidingMax(relative.sub(1).max(0), window, LONGEST_ATTACK_SEC + HOLD_SEC);
    const share = num(1).div(releaseSec.mul(rate).add(0.5));
    const over = recur((y) => worst.max(y.sub(y.mul(share))));
    const average = (signal: F32) => movingAverage(signal, half, LONGEST_ATTACK_SEC);
    const reduction = average(average(over.div(over.add(1)).mul(1 / STEP)));

    const line = delayLine(LONGEST_ATTACK_SEC + (TRUE_PEAK_DELAY + MARGIN) / 8000);
    line.write(heard);
    const delayed = line.tap(latency.toInt());
    return late(delayed.mul(num(1).sub(reduction.mul(STEP))), latency.toInt(), x);
  });
}
