/** Two oscillators around the note, of which the lower is the louder: they beat, but never cancel. */
import { exp2 } from '../../units/math/exp2.ts';
import type { F32 } from '../../ir/index.ts';
import { bassSignal as signal } from './bassParameters.ts';

const LOWER = 0.7;

/** Where there is no detuning, the two are one: they begin at the same phase. */
export function oscillatorPair(note: F32, oscillator: (hertz: F32) => F32): F32 {
  const ratio = exp2(signal('detune').mul(1 / 1200));
  return oscillator(note.div(ratio))
    .mul(LOWER)
    .add(oscillator(note.mul(ratio)).mul(1 - LOWER));
}
