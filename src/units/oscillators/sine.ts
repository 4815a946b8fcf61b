/** A sine oscillator. */
import { scope, type F32, type Int, type Num } from '../../ir/index.ts';
import { sinTurns } from '../math/sinTurns.ts';
import { phasor } from './phasor.ts';

/** sin(2π·(frequency·time + start)); `frequencyHz` from 0 to half the sample rate, `start` in 2⁻³² turns. */
export function sine(frequencyHz: Num, start: Int = 0): F32 {
  return scope('sine', () => sinTurns(phasor(frequencyHz, start).phase));
}
