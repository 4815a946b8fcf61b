/** What lets pass the bass: a Butterworth low-pass of order 4 (S. Butterworth, "On the theory of filter amplifiers", 1930). */
import { cos } from '../../math/cos.ts';
import { tan } from '../../math/tan.ts';
import type { Biquad } from '../loudness/kWeighting.ts';

/** Where the bass ends, in Hz: −3 dB. Below it nobody hears where a sound comes from, and records and clubs sum it up. */
export const BASS_HZ = 120;

/** By the bilinear transform. */
export function bassFilters(rate: number): readonly [Biquad, Biquad] {
  const k = tan((Math.PI * BASS_HZ) / rate);
  return [polePair(k, Math.PI / 8), polePair(k, (3 * Math.PI) / 8)];
}

/** Poles at this angle from the negative real axis, on a circle of radius k. */
function polePair(k: number, angle: number): Biquad {
  const damping = 2 * cos(angle) * k;
  const scale = 1 / (1 + damping + k * k);
  const b0 = scale * k * k;
  return { b0, b1: 2 * b0, b2: b0, a1: 2 * scale * (k * k - 1), a2: scale * (1 - damping + k * k) };
}
