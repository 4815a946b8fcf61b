// Frequency responses of linear filters, from their impulse responses, against transfer functions in float64.
import type { F32 } from '../../src/ir/index.ts';
import { decibels, impulse, peakOf, renderEffect, spectrumOf } from './renderUnit.ts';

/** A point of the complex plane. */
export type Complex = readonly [re: number, im: number];

export const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];
export const plus = ([a, b]: Complex, [c, d]: Complex): Complex => [a + c, b + d];
export const over = (a: Complex, [c, d]: Complex): Complex => times(a, [c / (c * c + d * d), -d / (c * c + d * d)]);
export const scaled = ([a, b]: Complex, by: number): Complex => [a * by, b * by];
/** e^(j·angle). */
export const turned = (angle: number): Complex => [Math.cos(angle), Math.sin(angle)];
export const size = ([a, b]: Complex): number => Math.hypot(a, b);

/** s = j·tan(πf/rate)/tan(πc/rate): the bilinear transform whose cutoff stays in place. The cutoff ends at 0.49 of the rate. */
export const bilinear = (hz: number, cutoffHz: number, rate: number): Complex => [
  0,
  Math.tan((Math.PI * hz) / rate) / Math.tan(Math.PI * Math.min(cutoffHz / rate, 0.49)),
];

/** c₀ + c₁·x + c₂·x² + … */
export const polynomialOf = (coefficients: readonly number[], x: Complex): Complex =>
  [...coefficients].reverse().reduce<Complex>((sum, c) => plus(times(sum, x), [c, 0]), [0, 0]);

export interface Response {
  readonly rate: number;
  readonly frames: number;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** The response to an impulse of the given height, taken until it has faded by 140 dB; `least` samples, over twice the longest delay. */
export async function responseOf(
  filter: (x: F32) => F32,
  { rate = 44100, height = 1, least = 4096 }: { rate?: number; height?: number; least?: number } = {},
): Promise<Response> {
  for (let frames = least; frames <= 2 ** 20; frames *= 2) {
    const input = impulse(frames).map((x) => x * height);
    const [y] = await renderEffect(filter, input, { frames, sampleRate: rate });
    if (peakOf(y.subarray(frames / 2)) > 1e-7 * peakOf(y)) continue;
    return { rate, frames, ...spectrumOf(y.map((x) => x / height)) };
  }
  throw new Error('the response does not fade');
}

/** The largest deviation in dB between 20 Hz and 16 kHz, where the wanted magnitude is above −60 dB. */
export function deviation({ rate, frames, re, im }: Response, wanted: (hz: number) => number): number {
  let worst = 0;
  for (let bin = 1; bin < frames / 2; bin++) {
    const hz = (bin * rate) / frames;
    const magnitude = wanted(hz);
    if (hz < 20 || hz > 16000 || magnitude < 1e-3) continue;
    const error = Math.abs(decibels(Math.hypot(re[bin]!, im[bin]!) / magnitude));
    if (!(error <= worst)) worst = error;
  }
  return worst;
}

/** The bin of a response that is nearest to a frequency. */
export const binAt = ({ rate, frames }: Response, hz: number): number => Math.round((hz * frames) / rate);
