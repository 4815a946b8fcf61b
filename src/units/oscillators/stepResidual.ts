/**
 * What makes the oscillators band-limited. A jump or a corner between two samples is replaced by the same jump after a
 * low-pass, a cubic B-spline stretched to 4.4 samples; the residuals are what that adds to the naive wave near the jump
 * (polyBLEP and polyBLAMP after V. Välimäki, J. Pekonen & J. Nam, "Perceptually informed synthesis of bandlimited classical
 * waveforms using integrated polynomial interpolation", J. Acoust. Soc. Am. 131, 2012).
 *
 * The stretch puts the fourfold zero of the spline's spectrum, sinc⁴(1.1·f/rate), at 0.91 of the sample rate: between the
 * bands that fold to 0–10 and to 10–18 kHz. At 44.1 kHz that gains 10 dB in both over the plain spline, for nothing. The
 * spline droops, by 3.6 dB at 10 kHz; `droopEqualiser` puts that back.
 */
import { num, scope, type F32 } from '../../ir/index.ts';
import type { Phasor } from './phasor.ts';

/** Samples between the nodes of the spline. Chosen, with the equaliser, by scripts/splineStretch.mjs. */
export const NODE_SAMPLES = 1.1;

/**
 * Low-passed step less step, for a step of 1, `distance` samples (≥ 0) before it; the negative of that after it. ½ at the
 * step itself, 0 from 2.2 samples on.
 */
export function stepResidual(distance: F32): F32 {
  return scope('stepResidual', () => {
    const [outer, inner] = beyond(distance);
    return fourthPower(outer)
      .sub(fourthPower(inner).mul(4))
      .mul(1 / 24);
  });
}

/** Low-passed corner less corner, for a slope that grows by 1 per sample, `distance` samples before or after it. */
export function rampResidual(distance: F32): F32 {
  return scope('rampResidual', () => {
    const [outer, inner] = beyond(distance);
    return fourthPower(outer)
      .mul(outer.max(0))
      .sub(fourthPower(inner).mul(inner.max(0)).mul(4))
      .mul(NODE_SAMPLES / 120);
  });
}

/** How far a phase moves in a sample, whichever way, as a number; at least 1, so that it may divide. */
export const speedOf = ({ step }: Phasor): F32 => step.toFloat().abs().max(1);

/** How far a distance lies inside the outer and the inner node, in units of `NODE_SAMPLES`. */
function beyond(distance: F32): [F32, F32] {
  const nodes = distance.mul(1 / NODE_SAMPLES);
  return [num(2).sub(nodes), num(1).sub(nodes)];
}

/** x⁴, 0 where x is negative. */
export function fourthPower(x: F32): F32 {
  const positive = x.max(0);
  const square = positive.mul(positive);
  return square.mul(square);
}
