/**
 * The hyperbolic tangent, for saturation. |x| = r + n·ln(2)/2 with 0 ≤ r < ln(2)/2; q = r/tanh r is a short polynomial, and
 * e^2r = (q + r)/(q − r). So with e^2|x| = 2^n · e^2r one division gives (e^2|x| − 1)/(e^2|x| + 1), written so that n = 0
 * leaves r/q, and that for large x the rounding of the numerator also moves the denominator.
 */
import { num, scope, type F32, type Num } from '../../ir/index.ts';
import { polynomial } from './polynomial.ts';

// From scripts/fitPolynomials.mjs.
const Q = [0.33333325, -0.02221844, 0.002065175];

/** From here on the float32 nearest to tanh x is 1. */
const LARGEST = 9.010914;

/** tanh x to 2 ulp. Odd; exactly ±1 from ±9.011 on. NaN stays NaN. */
export function tanh(x: Num): F32 {
  return scope('tanh', () => {
    const signed = num(x);
    const size = signed.abs().min(LARGEST);
    const n = size.mul(2 / Math.LN2).floor();
    const r = size.sub(n.mul(Math.LN2 / 2));
    // The square of a quiet signal would be denormal, and slow; below 1e-15 it does not reach q anyway.
    const square = r.mul(r.max(1e-15));
    const q = polynomial(square, [1, ...Q]);
    const halfPower = n.toInt().add(126).shl(23).fromBits();
    const top = halfPower.sub(0.5).mul(q.add(r)).add(r);
    return top.div(top.add(q.sub(r))).flip(signed.bits());
  });
}
