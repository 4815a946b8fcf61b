/** The phase that all oscillators share: a u32 that wraps once per period, so that nothing drifts and nothing is lost over time. */
import type { F32, I32 } from '../../ir/index.ts';
import { fixedForNote, intRegister, num, sampleRate, scope, time, type Int, type Num } from '../../ir/index.ts';

export interface Phasor {
  /** Position in the period: 2³² is one turn, seen as int32 it runs from −½ to ½ turn. */
  readonly phase: I32;
  /** Advance per sample in the same unit; below half a turn. */
  readonly step: I32;
}

/**
 * @param frequencyHz from 0 up to half the sample rate; above, the step stays just below half a turn
 * @param start phase of the first sample, in 2⁻³² turns
 */
export function phasor(frequencyHz: Num, start: Int = 0): Phasor {
  return scope('phasor', () => {
    const step = num(frequencyHz).mul(turnsPerHertz()).toInt();
    const from = (phase: I32): I32 => (start === 0 ? phase : phase.add(start));
    if (fixedForNote(step)) return { phase: from(time().mul(step)), step };
    // A frequency that moves has to be summed up; whatever the order, the sum is exact.
    const sum = intRegister(0);
    sum.set(sum.value.add(step));
    return { phase: from(sum.value), step };
  });
}

/** 2³² / sample rate: steps per sample for 1 Hz. */
function turnsPerHertz(): F32 {
  return num(4294967296).div(sampleRate());
}
