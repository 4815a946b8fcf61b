/**
 * A look-ahead limiter of true peaks: the gain that the largest peak in sight needs, brought down to in time by two moving
 * averages, so that it bends smoothly, held for a while, and let go exponentially.
 */
import { delayLine, late, num, recur, sampleRate, scope, type F32, type LateSignal } from '../../ir/index.ts';
import { decibelsToGain } from '../math/decibelsToGain.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { movingAverage } from './movingAverage.ts';
import { slidingMax } from './slidingMax.ts';
import { TRUE_PEAK_DELAY, truePeak } from './truePeak.ts';

export const limiterOptions = {
  ceilingDb: { unit: 'dB', min: -24, max: 0, default: -1, doc: 'true peak that the output does not exceed' },
  releaseSec: { unit: 's', min: 0.01, max: 3, default: 0.1, doc: 'time constant of letting go, 13 ms after a peak: what a peak is over the ceiling counts e^(−t/release) of it' }, // prettier-ignore
} as const satisfies OptionTable;
export type LimiterOptions = OptionsOf<typeof limiterOptions>;

/** How long the gain takes to come down; also, in samples, what keeps it slow next to the interpolation of a meter. */
const ATTACK = { sec: 0.0015, samples: 64 };
/** Half a period of 38 Hz: the gain does not move between the crests of a steady tone above. */
const HOLD_SEC = 0.013;
/** The gain stands still for so many samples on either side of a peak. */
const MARGIN = 2;
/** How far below the ceiling it aims, for what meters differ by. */
const SAFETY_DB = 0.05;
/** Of the gain: where less than this is left to do, the signal passes as it is. */
const RESOLUTION = 1 / 4194304;
const LOWEST_RATE = 8000;

/** Stereo-linked. */
export function limiter(x: F32, options: LimiterOptions = {}): LateSignal {
  return scope('limiter', () => {
    const { ceilingDb, releaseSec } = readOptions(limiterOptions, options);
    const rate = sampleRate();
    const half = rate.mul(ATTACK.sec / 2).nearest().max(ATTACK.samples / 2); // prettier-ignore
    const latency = half.add(half).add(Math.ceil(TRUE_PEAK_DELAY) - 1 + MARGIN);
    const hold = half.add(half).add(rate.mul(HOLD_SEC).nearest());
    const longestSec = ATTACK.samples / LOWEST_RATE;

    // How many times the ceiling a peak is, less one: gains are computed from what comes of it only.
    const over = truePeak(x.sane()).mul(decibelsToGain(num(SAFETY_DB).sub(ceilingDb))).sub(1).max(0); // prettier-ignore
    const worst = slidingMax(over, hold, longestSec + HOLD_SEC);
    const share = num(1).div(releaseSec.mul(rate).add(0.5));
    const held = recur((y) => worst.max(y.sub(y.mul(share))));
    const wanted = held.div(held.add(1)).mul(1 / RESOLUTION);
    const reduction = movingAverage(movingAverage(wanted, half, longestSec), half, longestSec);
    const line = delayLine(longestSec + (TRUE_PEAK_DELAY + MARGIN) / LOWEST_RATE);
    line.write(x);
    const delayed = line.tap(latency.toInt());
    return late(delayed.mul(num(1).sub(reduction.mul(RESOLUTION))), latency.toInt());
  });
}
