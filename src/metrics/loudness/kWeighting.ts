// The K-weighting of ITU-R BS.1770-5, Annex 1, at any rate.
//
// The recommendation gives coefficients for 48 kHz, and asks for the same frequency response at other rates. So the filters of
// other rates are fitted to those of 48 kHz: the poles are moved to the same frequency and damping (z^(48000/rate)), and the
// numerators give the same gain at three frequencies for the shelf (M. Vicanek, "Matched second order digital filters", 2016)
// and at one for the high-pass. The analogue prototypes that are usually transformed (bilinear) are 0.29 dB off at 8 kHz and
// 0.01 dB at 32 kHz; this is within 0.024 dB at 8 kHz, 0.0004 dB from 22.05 kHz on and 0.0001 dB from 32 kHz on.
import { atan2, cos, pow, sin } from '../../math/index.ts';

/** y[n] = b0·x[n] + b1·x[n−1] + b2·x[n−2] − a1·y[n−1] − a2·y[n−2]. */
export interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/** What a channel passes, one behind the other, before its mean square is taken. */
export interface KWeighting {
  /** The head: +4 dB above 2 kHz. */
  readonly shelf: Biquad;
  /** The revised low-frequency B curve: −3 dB at 60 Hz. */
  readonly highPass: Biquad;
}

const REFERENCE_RATE = 48_000;

/** BS.1770-5, Annex 1, Table 1. */
const SHELF: Biquad = {
  b0: 1.53512485958697,
  b1: -2.69169618940638,
  b2: 1.19839281085285,
  a1: -1.69065929318241,
  a2: 0.73248077421585,
};

/** BS.1770-5, Annex 1, Table 2. */
const HIGH_PASS: Biquad = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };

/** Where the shelf has exactly its gain of 48 kHz, beside 0 Hz: on its slope, in Hz, and below half the lower rate, as a share. */
const SHELF_MIDDLE_HZ = 1500;
const SHELF_END = 0.9;
const HIGH_PASS_MATCH_HZ = 1000;

/** @param sampleRate in Hz, 8000 to 192000 */
export function kWeighting(sampleRate: number): KWeighting {
  return { shelf: shelfAt(sampleRate), highPass: highPassAt(sampleRate) };
}

function shelfAt(sampleRate: number): Biquad {
  const poles = movePoles(SHELF, sampleRate);
  // |b0 + b1·z⁻¹ + b2·z⁻²|² = B0·(1 − s) + B1·s + B2·4s(1 − s), where s = sin²(π·frequency/rate): linear in B0, B1 and B2.
  const wanted = (frequencyHz: number): number =>
    powerGain(SHELF, sineSquared(frequencyHz, REFERENCE_RATE)) * poleLoss(poles, sineSquared(frequencyHz, sampleRate));
  const middle = sineSquared(SHELF_MIDDLE_HZ, sampleRate);
  const endHz = (SHELF_END * Math.min(sampleRate, REFERENCE_RATE)) / 2;
  const end = sineSquared(endHz, sampleRate);
  const B0 = wanted(0);
  const atMiddle = wanted(SHELF_MIDDLE_HZ) - B0 * (1 - middle);
  const atEnd = wanted(endHz) - B0 * (1 - end);
  const bentMiddle = 4 * middle * (1 - middle);
  const bentEnd = 4 * end * (1 - end);
  const determinant = middle * bentEnd - bentMiddle * end;
  const B1 = (atMiddle * bentEnd - bentMiddle * atEnd) / determinant;
  const B2 = (middle * atEnd - atMiddle * end) / determinant;
  // B0 = (b0 + b1 + b2)², B1 = (b0 − b1 + b2)², B2 = −4·b0·b2; the zeros inside the unit circle are those of the table.
  const sum = Math.sqrt(B0);
  const alternating = Math.sqrt(B1);
  const even = (sum + alternating) / 2;
  const b0 = (even + Math.sqrt(even * even + B2)) / 2;
  return { b0, b1: (sum - alternating) / 2, b2: -B2 / (4 * b0), ...poles };
}

function highPassAt(sampleRate: number): Biquad {
  const poles = movePoles(HIGH_PASS, sampleRate);
  const double = { b0: 1, b1: -2, b2: 1, ...poles };
  const wanted = powerGain(HIGH_PASS, sineSquared(HIGH_PASS_MATCH_HZ, REFERENCE_RATE));
  const gain = Math.sqrt(wanted / powerGain(double, sineSquared(HIGH_PASS_MATCH_HZ, sampleRate)));
  return { b0: gain, b1: -2 * gain, b2: gain, ...poles };
}

/** The same resonance in Hz at another rate. Both pairs of poles of the tables are complex. */
function movePoles({ a1, a2 }: Biquad, sampleRate: number): { a1: number; a2: number } {
  const ratio = REFERENCE_RATE / sampleRate;
  const angle = atan2(Math.sqrt(a2 - (a1 * a1) / 4), -a1 / 2) * ratio;
  return { a1: -2 * pow(a2, ratio / 2) * cos(angle), a2: pow(a2, ratio) };
}

function sineSquared(frequencyHz: number, sampleRate: number): number {
  const sine = sin((Math.PI * frequencyHz) / sampleRate);
  return sine * sine;
}

function powerGain(filter: Biquad, s: number): number {
  const { b0, b1, b2 } = filter;
  const sum = b0 + b1 + b2;
  return (sum * sum - 4 * s * (b0 * b1 + 4 * b0 * b2 + b1 * b2) + 16 * s * s * b0 * b2) / poleLoss(filter, s);
}

/** |1 + a1·z⁻¹ + a2·z⁻²|². */
function poleLoss({ a1, a2 }: { readonly a1: number; readonly a2: number }, s: number): number {
  const sum = 1 + a1 + a2;
  return sum * sum - 4 * s * (a1 + 4 * a2 + a1 * a2) + 16 * s * s * a2;
}
