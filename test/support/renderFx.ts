import { AudioEngine } from '../../src/engine/audioEngine.ts';
import type { ParameterValue } from '../../src/roles/parameter.ts';
import { blackmanHarris, powersOf } from './renderUnit.ts';

const RATE = 44100;
const engine = new AudioEngine();
/** The master leaves it alone. */
const constraints = { lufs_target: null, true_peak_limit: 0 };

export interface FxOptions {
  readonly durationSec?: number;
  readonly tempo?: number;
  readonly seed?: number;
}

/** One effect at 44.1 kHz, left and right, as it is before the master. */
export async function renderFx(
  parameters: Readonly<Record<string, ParameterValue>>,
  { durationSec = 2, tempo = 120, seed = 0 }: FxOptions = {},
): Promise<readonly [Float32Array, Float32Array]> {
  const preset = { role: 'fx', parameters, constraints };
  const audio = await engine.renderAudio(preset, { tempo }, durationSec, { seed });
  return [audio.getChannelData(0), audio.getChannelData(1)];
}

/** Nothing behind the voice, nothing that moves by itself. */
export const plainFx = {
  ...{ delay: 0, reverb: 0, drive: 0, crush: 0, width: 0, detune: 0 },
  ...{ sweep: 0, filter_sweep: 0, pulse_depth: 0, pulse_sweep: 0, wobble: 0, scatter: 0, wander: 0 },
};

/** A stretch of a sound. */
export const stretch = (x: Float32Array, fromSec: number, lengthSec: number): Float32Array =>
  x.subarray(Math.round(fromSec * RATE), Math.round((fromSec + lengthSec) * RATE));

/** The RMS of so many equal stretches, from `fromSec` to `toSec`. */
export function levelsOf(x: Float32Array, count: number, fromSec: number, toSec: number): number[] {
  const length = (toSec - fromSec) / count;
  return Array.from({ length: count }, (_, at) => {
    const part = stretch(x, fromSec + at * length, length);
    return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length);
  });
}

function spectrumOf(x: Float32Array): { readonly powers: Float64Array; readonly binHz: number } {
  const size = 2 ** Math.ceil(Math.log2(Math.max(x.length, 4096)));
  const window = blackmanHarris(x.length);
  const padded = new Float64Array(size);
  x.forEach((value, at) => (padded[at] = value * window[at]!));
  return { powers: powersOf(padded).subarray(0, size / 2), binHz: RATE / size };
}

/** The centre of the power spectrum, in Hz. */
export function centroidOf(x: Float32Array): number {
  const { powers, binHz } = spectrumOf(x);
  let [sum, total] = [0, 0];
  powers.forEach((power, bin) => {
    sum += power * bin * binHz;
    total += power;
  });
  return sum / total;
}

/** The frequency of the strongest partial, in Hz, by a parabola through its three bins. */
export function strongestHz(x: Float32Array): number {
  const { powers, binHz } = spectrumOf(x);
  let best = 1;
  for (let bin = 1; bin < powers.length - 1; bin++) if (powers[bin]! > powers[best]!) best = bin;
  const [a, b, c] = [best - 1, best, best + 1].map((bin) => Math.log(powers[bin]! + 1e-30));
  return (best + (a! - c!) / (2 * (a! - 2 * b! + c!))) * binHz;
}

/** The share of the power between two frequencies, 0–1. */
export function shareBetween(x: Float32Array, lowHz: number, highHz: number): number {
  const { powers, binHz } = spectrumOf(x);
  let [inside, total] = [0, 0];
  powers.forEach((power, bin) => {
    total += power;
    if (bin * binHz >= lowHz && bin * binHz < highHz) inside += power;
  });
  return inside / total;
}
