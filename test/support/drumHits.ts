// Hits of the role drum, as they are before the master, and what tests measure in them.
import type { AudioData } from '../../src/engine/audioData.ts';
import { RATE, renderRole, stretch, type Values } from './renderRole.ts';
import { partialOf, rmsOf } from './renderUnit.ts';
import { centreOf, hitSpectrum, powerWithin } from './soundSpectrum.ts';

/** One hit. */
export const hit = (parameters: Values, durationSec = 1, seed = 0): Promise<AudioData> =>
  renderRole('drum', parameters, { durationSec, seed });

export const left = async (parameters: Values, durationSec = 1, seed = 0): Promise<Float32Array> =>
  (await hit(parameters, durationSec, seed)).getChannelData(0);

/** The RMS of 10 ms around a point in time. */
export const levelAt = (x: Float32Array, atSec: number): number => rmsOf(stretch(x, Math.max(0, atSec - 0.005), 0.01));

/** The RMS of one window after the other. */
export function levelsOf(x: Float32Array, windowSec: number): number[] {
  const count = Math.floor(x.length / (windowSec * RATE));
  return Array.from({ length: count }, (_, at) => rmsOf(stretch(x, at * windowSec, windowSec)));
}

/** The last of the levels that is over a limit. */
export const lastOver = (levels: readonly number[], limit: number): number =>
  levels.reduce((last, level, at) => (level > limit ? at : last), -1);

/** The power between two frequencies, onset and all. Only ratios mean something. */
export const hitPower = (x: Float32Array, lowHz: number, highHz: number): number =>
  powerWithin(hitSpectrum(x), lowHz, highHz);

/** The centre of gravity of the power spectrum, onset and all. */
export const hitCentroid = (x: Float32Array): number => centreOf(hitSpectrum(x));

/** How many cents a partial is off: by how its phase moves from one window to another that begins some time later. */
export function driftCents(x: Float32Array, hz: number, fromSec: number, untilSec: number, apartSec = 0.05): number {
  const lengthSec = untilSec - fromSec - apartSec;
  const [first, second] = [fromSec, fromSec + apartSec].map((sec) => partialOf(stretch(x, sec, lengthSec), hz).turns);
  const apart = Math.round((fromSec + apartSec) * RATE) - Math.round(fromSec * RATE);
  const moved = second! - first! - (hz * apart) / RATE;
  const off = (moved - Math.round(moved)) / (apart / RATE);
  return 1200 * Math.log2(1 + off / hz);
}
