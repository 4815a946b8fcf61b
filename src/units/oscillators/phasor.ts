/** The phase that all oscillators share: a u32 that wraps once per period, so that nothing drifts and nothing is lost over time. */
import type { F32, I32 } from '../../ir/index.ts';
import { fixedForNote, intRegister, num, sampleRate, scope, time, type Int, type Num } from '../../ir/index.ts';
import { knob, type Knob } from '../readOptions.ts';

export interface Phasor {
  /** Position in the period: 2³² is one turn, seen as int32 it runs from −½ to ½ turn. */
  readonly phase: I32;
  /** Advance per sample in the same unit; at most half a turn, negative where the frequency is. */
  readonly step: I32;
}

/** What oscillators take for a frequency. Beyond half the sample rate, either way, phases move by half a turn per sample. */
export const frequencyKnob = { unit: 'Hz', min: -96000, max: 96000, doc: 'frequency' } as const satisfies Knob;

/**
 * The phase of an oscillator and its step per sample, the nearest multiple of rate/2³². A frequency that is a signal may be
 * negative, and the phase runs backwards; NaN stands still.
 * @param start phase of the first sample, in 2⁻³² turns
 * @throws GraphError `out_of_range` for a constant frequency that is no number within ±96 kHz
 */
export function phasor(frequencyHz: Num, start: Int = 0): Phasor {
  return scope('phasor', () => {
    if (typeof frequencyHz === 'number') knob('frequencyHz', frequencyKnob, frequencyHz);
    const step = num(frequencyHz).mul(turnsPerHertz()).nearest().toInt();
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
