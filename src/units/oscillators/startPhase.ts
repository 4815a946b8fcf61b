import type { Int, Num } from '../../ir/index.ts';
import { knob, type Knob } from '../readOptions.ts';

/** Where an oscillator begins. */
export const startKnob = { unit: 'turns', min: 0, max: 1, default: 0, doc: 'phase of the first sample' } as const satisfies Knob; // prettier-ignore

/** Turns, as `startKnob` has them, as a phase; left out they cost nothing. */
export function startPhase(turns: Num | undefined): Int {
  if (turns === undefined || turns === 0) return 0;
  // 2³² turns do not fit into a signed conversion; half a turn is taken off, which the wrap-around puts back.
  return knob('startTurns', startKnob, turns).sub(0.5).mul(4294967296).toInt().xor(-0x80000000);
}
