/**
 * The curve of a capacitor that is discharged, ended in time: with the share w of the time that is left, from 1 to 0, the
 * level is (e^(c·w) − 1)/(e^c − 1). That is 1 less the charging curve (1 − e^(−c·x))/(1 − e^(−c)) at x = 1 − w, written so
 * that both ends are exact.
 */
import type { F32, I32 } from '../../ir/index.ts';
import type { Knob } from '../readOptions.ts';
import { exp2LessOne } from './exp2LessOne.ts';

/** The record of c: how many time constants the segment lasts. After 7 of them a discharge without an end would be at −60 dB. */
export const bend = (of: string, initial: number) =>
  ({ unit: '1', min: 0, max: 10, default: initial, doc: `bend of ${of}, in time constants of a capacitor; 0 is straight` }) satisfies Knob; // prettier-ignore

export interface Discharge {
  readonly octavesPerSample: F32;
  /** What `rest` is divided by. */
  readonly whole: F32;
}

/** A line, but for rounding. */
const STRAIGHTEST = 1e-6;

/** @param samples how long it takes, a whole number */
export function discharge(samples: F32, curve: F32): Discharge {
  const octavesPerSample = curve.max(STRAIGHTEST).mul(Math.LOG2E).div(samples);
  return { octavesPerSample, whole: rest(samples, octavesPerSample) };
}

/** The level so many samples before the end: exactly 1 at the beginning, exactly 0 from the end on. */
export function levelBefore(end: I32, now: I32, { octavesPerSample, whole }: Discharge): F32 {
  return rest(end.sub(now).max(0).toFloat(), octavesPerSample).div(whole);
}

const rest = (samples: F32, octavesPerSample: F32): F32 => exp2LessOne(samples.mul(octavesPerSample));
