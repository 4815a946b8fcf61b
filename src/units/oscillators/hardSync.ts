/**
 * A saw that is restarted by an oscillator which is not heard, band-limited: its own jumps and those of the restart, whose
 * height depends on where the saw has got to, all get the residual of `stepResidual`.
 */
import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { droopEqualiser } from './droopEqualiser.ts';
import { phasor } from './phasor.ts';
import { speedOf, stepResidual } from './stepResidual.ts';

export const hardSyncOptions = {
  ratio: { unit: '1', min: 1, max: 32, doc: 'frequency of the saw as a multiple of the pitch; may move at audio rate' },
} as const satisfies OptionTable;
export type HardSyncOptions = OptionsOf<typeof hardSyncOptions>;

/**
 * A rising saw from −1 to 1 at `ratio` times `frequencyHz`, which begins anew with every period of `frequencyHz`, less the DC
 * that this leaves. The ratio is held so low that the saw stays below a quarter of the sample rate, and `frequencyHz` should.
 */
export function hardSync(frequencyHz: Num, options: HardSyncOptions): F32 {
  return scope('hardSync', () => {
    const moving = phasor(frequencyHz);
    /** Periods of the pitch, and samples per period. */
    const place = moving.phase
      .toFloat()
      .mul(1 / 4294967296)
      .add(0.5);
    const period = num(4294967296).div(speedOf(moving));
    const ratio = readOptions(hardSyncOptions, options).ratio.min(period.mul(0.25)).max(1);
    /** Samples per period of the saw; how many periods it has done, where it is in this one, and how many it begins. */
    const length = period.div(ratio);
    const periods = place.mul(ratio);
    const done = periods.floor();
    const within = periods.sub(done);
    const last = ratio.ceil().sub(1);
    const cut = ratio.sub(last);
    const isFirst = done.lt(0.5);
    const isLast = done.ge(last);
    // A jump of 2 where the saw itself wraps, of 2·cut where it is cut off.
    const behind = jump(within.mul(length), isFirst.select(cut, 1));
    const ahead = jump(isLast.select(cut, 1).sub(within).mul(length), isLast.select(cut, 1));
    // Around the restart the jumps are closer than a period: the last one before it, and it after the last one.
    const before = jump(within.add(cut).mul(length), isFirst.and(last.ge(1)).select(1, 0));
    const beforeLast = last.sub(1);
    const after = jump(num(1).sub(within).add(cut).mul(length), done.eq(beforeLast).select(cut, 0));
    // Less the mean of the period, which the piece that is cut off leaves.
    const mean = cut.mul(cut.sub(1)).div(ratio);
    const naive = within.mul(2).sub(mean.add(1));
    return droopEqualiser(naive.add(behind).add(before).sub(ahead).sub(after));
  });
}

/** What a fall of 2·`height` leaves, so many samples away. */
function jump(distance: F32, height: F32): F32 {
  return stepResidual(distance).mul(height.mul(2));
}
