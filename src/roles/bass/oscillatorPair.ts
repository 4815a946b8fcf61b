/** Two oscillators around the note, of which the lower is the louder: they beat, but never cancel. */
import type { F32 } from '../../ir/index.ts';
import { detunedPair } from '../detunedPair.ts';
import { bassSignal as signal } from './bassParameters.ts';

const LOWER = 0.7;

/** Where there is no detuning, the two are one: they begin at the same phase. */
export function oscillatorPair(note: F32, oscillator: (hertz: F32) => F32): F32 {
  const [lower, upper] = detunedPair(note, signal('detune'));
  return oscillator(lower)
    .mul(LOWER)
    .add(oscillator(upper).mul(1 - LOWER));
}
