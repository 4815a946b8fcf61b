/** A low-frequency oscillator. */
import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { knob, type Knob } from '../knob.ts';
import { sine } from '../oscillators/sine.ts';

export const rateKnob: Knob = { name: 'rateHz', unit: 'Hz', min: 0, max: 100 };

/** A sine between −1 and 1 at `rateHz` (0–100 Hz), starting at `startTurns` (0–1) with the note. */
export function lfo(rateHz: Num, startTurns: Num = 0): F32 {
  // 2³² turns do not fit into a signed conversion; half a turn is taken off, which the wrap-around puts back.
  return scope('lfo', () => {
    const start = num(startTurns).sub(0.5).mul(4294967296).toInt().xor(-0x80000000);
    return sine(knob(rateKnob, rateHz), start);
  });
}
