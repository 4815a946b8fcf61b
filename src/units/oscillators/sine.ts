/** A sine oscillator. */
import { scope, type F32, type Num } from '../../ir/index.ts';
import { sinTurns } from '../math/sinTurns.ts';
import { readOptions, type OptionsOf, type OptionTable } from '../readOptions.ts';
import { phasor } from './phasor.ts';
import { startKnob, startPhase } from './startPhase.ts';

export const sineOptions = { startTurns: startKnob } as const satisfies OptionTable;
export type SineOptions = OptionsOf<typeof sineOptions>;

/** sin(2π·(frequency·time + start)); `frequencyHz` from 0 to half the sample rate. */
export function sine(frequencyHz: Num, options: SineOptions = {}): F32 {
  return scope('sine', () => {
    readOptions(sineOptions, options);
    return sinTurns(phasor(frequencyHz, startPhase(options.startTurns)).phase);
  });
}
