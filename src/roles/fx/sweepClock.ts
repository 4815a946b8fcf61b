/** Where the sweep of an effect is: the clock of all that moves with it. */
import { gate, num, sampleRate, time, type F32 } from '../../ir/index.ts';
import { fxSignal as signal } from './fxParameters.ts';

/** Which part of the note the sweep takes: its beginning, its end, its middle. */
export type SweepPlace = 'first' | 'last' | 'middle';

export interface SweepClock {
  /** From 0 at the beginning of the sweep to 1 at its end, evenly; below and above outside it. */
  readonly even: F32;
  /** From 0 to 1, bent by `sweep_curve`; it stays at either end. What is made of it belongs on the control grid. */
  readonly position: F32;
  /** Samples since the sweep began; negative before. */
  readonly elapsed: F32;
  /** Samples that it takes. */
  readonly length: F32;
  /** Which part of the note it takes. */
  readonly place: SweepPlace;
  /** Samples from note-on to the beginning of the sweep. */
  readonly begin: F32;
}

/** A gate that is not known yet counts as endless. */
const ENDLESS = 0x40000000;

/**
 * The sweep takes `sweep_time`, but at most the note. A note whose end is not known yet sweeps from its beginning on.
 * @param now samples since the shot began, where there are several in a note
 */
export function sweepClock(place: SweepPlace, now: F32 = time().toFloat()): SweepClock {
  const wholeNote = gate().max(1).min(ENDLESS);
  const note = wholeNote.toFloat();
  const length = signal('sweep_time').mul(sampleRate()).max(1).min(note);
  const share = place === 'first' ? 0 : place === 'last' ? 1 : 0.5;
  const begin = wholeNote.lt(ENDLESS).select(note.sub(length).mul(share), 0);
  const elapsed = now.sub(begin);
  const even = elapsed.div(length);
  return { even, position: bent(even.clamp(0, 1)), elapsed, length, begin, place };
}

/** Schlick's bias (C. Schlick, "Fast alternatives to Perlin's bias and gain functions", 1994): ends and order stay as they are. */
function bent(even: F32): F32 {
  const bias = num(0.5).sub(signal('sweep_curve').mul(0.45));
  return even.div(num(1).div(bias).sub(2).mul(num(1).sub(even)).add(1));
}
