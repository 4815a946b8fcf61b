/** A band-limited pulse wave, the difference of two saws: square at a width of ½. */
import { fixedForNote, int, intRegister, scope, time, type F32, type Num } from '../../ir/index.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { droopEqualiser } from './droopEqualiser.ts';
import { phasor, type Phasor } from './phasor.ts';
import { startKnob, startPhase } from './startPhase.ts';
import { drooping, DROOPING_PEAK } from './saw.ts';

export const pulseOptions = {
  width: {
    unit: '1',
    min: 0.01,
    max: 0.99,
    default: 0.5,
    doc: 'share of the period that is high; may move at audio rate',
  },
  startTurns: startKnob,
} as const satisfies OptionTable;
export type PulseOptions = OptionsOf<typeof pulseOptions>;

/**
 * High for `width` of the period from `start` on, low for the rest, 2 from low to high: a square wave from −1 to 1. There is no DC
 * at any width, so that moving it does not thump: high is 2 − 2·width, low −2·width.
 */
export function pulse(frequencyHz: Num, options: PulseOptions = {}): F32 {
  return scope('pulse', () => {
    const { width } = readOptions(pulseOptions, options);
    const rise = phasor(frequencyHz, int(startPhase(options.startTurns)).add(-0x80000000));
    const fall = behind(rise, width);
    return droopEqualiser(drooping(fall).sub(drooping(rise))).mul(1 / DROOPING_PEAK);
  });
}

/** The phase `width` turns behind, and how fast it moves. */
function behind({ phase, step }: Phasor, width: F32): Phasor {
  // 2³² turns do not fit into a signed conversion, and 0.99 of them would saturate it: halves do.
  const late = phase.sub(width.mul(2147483648).toInt().shl(1));
  if (fixedForNote(width)) return { phase: late, step };
  const last = intRegister();
  last.set(late);
  return { phase: late, step: time().eq(0).selectInt(step, late.sub(last.value)) };
}
