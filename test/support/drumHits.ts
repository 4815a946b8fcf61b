// Hits of the role drum, as they are before the master, and what tests measure in them.
import type { AudioData } from '../../src/engine/audioData.ts';
import { AudioEngine } from '../../src/engine/audioEngine.ts';
import type { ParameterValue } from '../../src/roles/parameter.ts';
import { partialOf, powersOf, rmsOf } from './renderUnit.ts';

export const RATE = 44100;
const engine = new AudioEngine();
/** The master leaves it alone. */
const constraints = { lufs_target: null, true_peak_limit: 0 };

export type Values = Readonly<Record<string, ParameterValue>>;

/** One hit. */
export function hit(parameters: Values, durationSec = 1, seed = 0): Promise<AudioData> {
  return engine.renderAudio({ role: 'drum', parameters, constraints }, undefined, durationSec, { seed });
}

export const left = async (parameters: Values, durationSec = 1, seed = 0): Promise<Float32Array> =>
  (await hit(parameters, durationSec, seed)).getChannelData(0);

export const cut = (x: Float32Array, fromSec: number, lengthSec: number): Float32Array =>
  x.subarray(Math.round(fromSec * RATE), Math.round((fromSec + lengthSec) * RATE));

/** The RMS of 10 ms around a point in time. */
export const levelAt = (x: Float32Array, atSec: number): number => rmsOf(cut(x, Math.max(0, atSec - 0.005), 0.01));

/** The RMS of one window after the other. */
export function levelsOf(x: Float32Array, windowSec: number): number[] {
  const count = Math.floor(x.length / (windowSec * RATE));
  return Array.from({ length: count }, (_, at) => rmsOf(cut(x, at * windowSec, windowSec)));
}

/** The last of the levels that is over a limit. */
export const lastOver = (levels: readonly number[], limit: number): number =>
  levels.reduce((last, level, at) => (level > limit ? at : last), -1);

/** The powers of the first 2^14 samples, or of all with zeros behind them. */
function spectrumOfHit(x: Float32Array): { readonly powers: Float64Array; readonly binHz: number } {
  const frames = Float32Array.from({ length: 2 ** 14 }, (_, at) => x[at] ?? 0);
  return { powers: powersOf(frames), binHz: RATE / frames.length };
}

/** The power between two frequencies. Only ratios mean something. */
export function bandPower(x: Float32Array, lowHz: number, highHz: number): number {
  const { powers, binHz } = spectrumOfHit(x);
  return powers.subarray(Math.round(lowHz / binHz), Math.round(highHz / binHz)).reduce((sum, power) => sum + power, 0);
}

/** The centre of gravity of the power spectrum. */
export function centroidOf(x: Float32Array): number {
  const { powers, binHz } = spectrumOfHit(x);
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.reduce((sum, power, bin) => sum + power * bin * binHz, 0) / total;
}

/** How many cents a partial is off: by how its phase moves from one window to another that begins some time later. */
export function driftCents(x: Float32Array, hz: number, fromSec: number, untilSec: number, apartSec = 0.05): number {
  const lengthSec = untilSec - fromSec - apartSec;
  const [first, second] = [fromSec, fromSec + apartSec].map((sec) => partialOf(cut(x, sec, lengthSec), hz).turns);
  const apart = Math.round((fromSec + apartSec) * RATE) - Math.round(fromSec * RATE);
  const moved = second! - first! - (hz * apart) / RATE;
  const off = (moved - Math.round(moved)) / (apart / RATE);
  return 1200 * Math.log2(1 + off / hz);
}
