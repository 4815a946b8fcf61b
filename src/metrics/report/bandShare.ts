import { log10 } from '../../math/log10.ts';
import { pow } from '../../math/pow.ts';
import type { Measurements } from './measurements.ts';

/** Centres are those of base ten (1995 Hz for "2 kHz"); bounds are meant as their round names. */
const NEAR = 1.05;

/**
 * Share of the power in the third octaves whose centres lie from `fromHz` to `toHz`.
 *
 * @returns in dB, −120 to 0; `null` for silence, and where there are no such bands below half the sample rate
 */
export function bandShare(measurements: Measurements, fromHz: number, toHz: number): number | null {
  const { third_octave_frequencies: centres, third_octave_levels: levels } = measurements;
  if (levels === null) return null;
  let power = 0;
  let bands = 0;
  centres.forEach((centre, band) => {
    if (centre * NEAR < fromHz || centre > toHz * NEAR) return;
    power += pow(10, levels[band]! / 10);
    bands++;
  });
  return bands === 0 ? null : Math.min(0, 10 * log10(Math.max(power, 1e-12)));
}
