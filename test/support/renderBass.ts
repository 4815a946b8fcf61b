/** Notes of the bass as they are before the master, and what is measured on them. */
import type { AudioData } from '../../src/engine/audioData.ts';
import type { MusicalContextInput } from '../../src/music/musicalContext.ts';
import { RATE, renderRole, stretch, type Values } from './renderRole.ts';
import { blackmanHarris, partialOf, spectrumOf } from './renderUnit.ts';

export interface BassOptions {
  readonly duration?: number;
  readonly seed?: number;
  readonly context?: MusicalContextInput;
}

export function renderBass(parameters: Values, { duration = 2, ...options }: BassOptions = {}): Promise<AudioData> {
  return renderRole('bass', parameters, { durationSec: duration, ...options });
}

export async function leftOfBass(parameters: Values, options: BassOptions = {}): Promise<Float32Array> {
  return (await renderBass(parameters, options)).getChannelData(0);
}

/** From one point in time to another. */
export const cut = (x: Float32Array, fromSec: number, toSec: number): Float32Array =>
  stretch(x, fromSec, toSec - fromSec);

/** The frequency near a guess whose first four multiples hold the most power, in Hz. */
export function pitchNear(x: Float32Array, guessHz: number, rangeCents: number): number {
  const power = (cents: number): number => {
    const hz = guessHz * 2 ** (cents / 1200);
    return [1, 2, 3, 4].reduce((sum, k) => sum + partialOf(x, k * hz).amplitude ** 2, 0);
  };
  const step = rangeCents / 5;
  const powers = Array.from({ length: 11 }, (_, at) => power(step * (at - 5)));
  const best = powers.indexOf(Math.max(...powers));
  // The top of the parabola through three points; at the edge there is none.
  const [before, top, after] = [powers[best - 1] ?? NaN, powers[best]!, powers[best + 1] ?? NaN];
  const offset = (before - after) / (2 * (before - 2 * top + after));
  return guessHz * 2 ** ((step * (best - 5 + offset)) / 1200);
}

/** The end of a sound, or zeros, so that there are 2^n samples. */
function powerOfTwo(x: Float32Array): Float32Array {
  const result = new Float32Array(2 ** Math.ceil(Math.log2(x.length)));
  const window = blackmanHarris(x.length);
  x.forEach((value, at) => (result[at] = value * window[at]!));
  return result;
}

/** How alike left and right are below a frequency, −1 to 1. */
export function lowCorrelation(left: Float32Array, right: Float32Array, belowHz: number): number {
  const [a, b] = [left, right].map((side) => spectrumOf(powerOfTwo(side)));
  const bins = Math.round((belowHz * 2 * (a!.re.length - 1)) / RATE);
  let [product, powerA, powerB] = [0, 0, 0];
  for (let bin = 1; bin < bins; bin++) {
    product += a!.re[bin]! * b!.re[bin]! + a!.im[bin]! * b!.im[bin]!;
    powerA += a!.re[bin]! ** 2 + a!.im[bin]! ** 2;
    powerB += b!.re[bin]! ** 2 + b!.im[bin]! ** 2;
  }
  return product / Math.sqrt(powerA * powerB);
}
